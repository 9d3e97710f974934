using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Documents;

/// <summary>Reads the chunks that memories come from.</summary>
public sealed class ChunkReader(IDocumentStore documents)
{
    /// <summary>The chunks of the memories in their order, by chunk id, as far as <paramref name="maxTokens"/> go.</summary>
    public async Task<IReadOnlyDictionary<string, ChunkText>> ReadAsync(
        BankId bank, string life, IReadOnlyList<MemoryUnit> memories, int maxTokens, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ChunkText>(StringComparer.Ordinal);
        var read = new Dictionary<string, StoredDocument?>(StringComparer.Ordinal);
        foreach (var memory in memories.Where(memory => memory.ChunkId.Length > 0).DistinctBy(memory => memory.ChunkId, StringComparer.Ordinal))
        {
            if (maxTokens <= 0)
            {
                break;
            }

            if (!read.TryGetValue(memory.DocumentId, out var document))
            {
                document = await documents.ReadAsync(bank, life, memory.DocumentId, cancellationToken).ConfigureAwait(false);
                read.Add(memory.DocumentId, document);
            }

            if (document is not null && Locate(bank, document, memory.ChunkId) is var (chunk, index) && chunk is not null)
            {
                var texts = await documents.ReadChunksAsync(bank, life, document.Life, [chunk.Hash], cancellationToken).ConfigureAwait(false);
                if (texts.TryGetValue(chunk.Hash, out var text))
                {
                    var cut = Cut(text.Text, maxTokens);
                    maxTokens -= TokenEstimate.Of(cut);
                    found.Add(memory.ChunkId, new ChunkText(memory.ChunkId, cut, index, cut.Length < text.Text.Length));
                }
            }
        }

        return found;
    }

    private static (ChunkRef? Chunk, int Index) Locate(BankId bank, StoredDocument document, string chunkId)
    {
        var index = 0;
        foreach (var chunk in document.Parts.SelectMany(part => part.Chunks))
        {
            if (string.Equals(ChunkId.Create(bank, document.Id, chunk), chunkId, StringComparison.Ordinal))
            {
                return (chunk, index);
            }

            index++;
        }

        return (null, -1);
    }

    private static string Cut(string text, int maxTokens)
    {
        if (TokenEstimate.Of(text) <= maxTokens)
        {
            return text;
        }

        var length = Math.Min(text.Length, maxTokens * 4);
        while (length > 0 && (TokenEstimate.Of(text[..length]) > maxTokens || char.IsHighSurrogate(text[length - 1])))
        {
            length -= Math.Max(1, length / 64);
        }

        return text[..Math.Max(0, length)];
    }
}
