using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Extract;

/// <summary>A chunk of a document, and how much of it a model was asked about.</summary>
internal sealed record ChunkHistory
{
    /// <summary>Its place in the document.</summary>
    public required int Index { get; init; }

    public required DocumentPart Part { get; init; }

    public required ChunkRef Chunk { get; init; }

    /// <summary>Null where it was not read.</summary>
    public Chunk? Text { get; init; }

    /// <summary>The chunk as it was when the model was asked, where it was.</summary>
    public ExtractedChunk? Former { get; init; }

    /// <summary>How many of its turns, from the first, the model was asked about.</summary>
    public int Asked { get; init; }

    public bool IsNew => Asked < Chunk.Turns;

    /// <summary>
    /// All chunks of a document in order. One that begins with the turns of a former one has only grown; one that stands in the
    /// document twice is asked about once.
    /// </summary>
    public static IReadOnlyList<ChunkHistory> Of(StoredDocument document, IReadOnlyDictionary<string, Chunk> texts)
    {
        var chunks = document.Parts.SelectMany(part => part.Chunks.Select(chunk => (Part: part, Chunk: chunk))).ToList();
        var present = chunks.Select(pair => pair.Chunk.Hash).ToHashSet(StringComparer.Ordinal);
        var loose = document.Extraction.Chunks.Where(former => !present.Contains(former.Hash)).OrderByDescending(former => former.Turns).ToList();
        var asked = new Dictionary<string, ExtractedChunk>(StringComparer.Ordinal);
        foreach (var former in document.Extraction.Chunks)
        {
            asked.TryAdd(former.Hash, former);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var all = new List<ChunkHistory>(chunks.Count);
        foreach (var (part, chunk) in chunks)
        {
            var isFirst = seen.Add(chunk.Hash);
            var text = texts.GetValueOrDefault(chunk.Hash);
            var former = asked.GetValueOrDefault(chunk.Hash);
            var turns = former is not null || !isFirst ? chunk.Turns : 0;
            if (turns == 0 && text is not null)
            {
                former = loose.Find(one => one.Turns <= text.Turns.Count
                    && string.Equals(one.Digest, PassageText.Digest(part.Context, text.Turns.Take(one.Turns)), StringComparison.Ordinal));
                turns = former?.Turns ?? 0;
                loose.Remove(former!);
            }

            all.Add(new ChunkHistory { Index = all.Count, Part = part, Chunk = chunk, Text = text, Former = isFirst ? former : null, Asked = turns });
        }

        return all;
    }
}
