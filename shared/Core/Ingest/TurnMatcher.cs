using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Gives turns back the memories that they had: the first not yet taken of the same words by the same speaker.</summary>
internal sealed class TurnMatcher
{
    private readonly Dictionary<string, Queue<DocumentMemory>> byFingerprint = new(StringComparer.Ordinal);

    public TurnMatcher(IReadOnlyList<DocumentMemory> memories)
    {
        foreach (var memory in memories)
        {
            if (!byFingerprint.TryGetValue(memory.Fingerprint, out var queue))
            {
                byFingerprint.Add(memory.Fingerprint, queue = new Queue<DocumentMemory>());
            }

            queue.Enqueue(memory);
        }
    }

    /// <summary>The memories that no turn took.</summary>
    public IReadOnlyList<DocumentMemory> Rest => [.. byFingerprint.Values.SelectMany(queue => queue)];

    public DocumentMemory? Take(string fingerprint) =>
        byFingerprint.TryGetValue(fingerprint, out var queue) && queue.TryDequeue(out var memory) ? memory : null;
}
