using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Estimates what a change takes in a batch, in bytes, on the high side: 13 bytes for each number of a vector.
/// </summary>
public static class CommitSize
{
    private const int Frame = 1_200;
    private const int BytesPerNumber = 13;

    public static int Of(IndexedMemory memory) =>
        Of(memory.Unit, memory.Terms, memory.Index) + (memory.Embedding.Length * BytesPerNumber) + (memory.Supersedes.Count * 70) + (memory.Curation?.Size ?? 0);

    public static int Of(MemoryPatch patch) => Of(patch.Unit, patch.Terms, patch.Index);

    /// <summary>The document's own item: its text is in its chunks, each of which it lists twice.</summary>
    public static int Of(StoredDocument document) =>
        2_000
        + Of(document.Scope)
        + (document.Guidance?.Size ?? 0)
        + document.Tags.Sum(tag => JsonLength.Of(tag) + 3)
        + (document.Dropped.Count * 30)
        + document.Parts.Sum(part => 200
            + (part.Chunks.Count * 230)
            + JsonLength.Of(part.Context ?? "")
            + part.Metadata.Sum(entry => JsonLength.Of(entry.Key) + JsonLength.Of(entry.Value) + 6)
            + part.Entities.Sum(entity => JsonLength.Of(entity) + 3));

    private static int Of(MemoryScope scope) =>
        JsonLength.Of(scope.AgentId ?? "") + JsonLength.Of(scope.AppId ?? "") + JsonLength.Of(scope.RunId ?? "");

    private static int Of(MemoryUnit unit, IReadOnlyList<string> terms, TermIndex index) =>
        Frame
        + Of(unit.Scope)
        + JsonLength.Of(unit.Text)
        + JsonLength.Of(unit.DocumentId)
        + JsonLength.Of(unit.Context ?? "")
        + unit.Metadata.Sum(entry => JsonLength.Of(entry.Key) + JsonLength.Of(entry.Value) + 6)
        + unit.Tags.Sum(tag => JsonLength.Of(tag) + 3)
        + unit.Entities.Sum(entity => (3 * JsonLength.Of(entity)) + 20)
        + (unit.Cites.Count * 70)
        + terms.Sum(term => JsonLength.Of(term) + 3)
        + (index.Bytes.Length * 4 / 3);
}
