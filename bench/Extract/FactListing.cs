using System.Globalization;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Extract;

/// <summary>Reads the facts of a bank off its listing, where the memories of bare turns stand too.</summary>
internal static class FactListing
{
    private const int PageSize = 1_000;
    private const string Observation = "observation";

    public static async Task<IReadOnlyList<StatedFact>> ReadAsync(
        HindsightHttp client, string bank, IReadOnlyDictionary<string, CaseSession> documents, CancellationToken cancellationToken)
    {
        var memories = new List<ListedMemory>();
        while (true)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"/memories/list?limit={PageSize}&offset={memories.Count}");
            var page = (await client.CallAsync(HttpMethod.Get, bank, path, cancellationToken)).Read(HindsightJson.Default.MemoryPage);
            memories.AddRange(page.Items);
            if (page.Items.Count == 0 || memories.Count >= page.Total)
            {
                return [.. memories.Where(memory => IsFact(memory, documents)).Select(ToFact)];
            }
        }
    }

    /// <summary>
    /// A memory that names the memories it was stated from is a fact. Where the listing names none, a memory is a turn if its text is
    /// labelled with the speaker of the one turn that it comes from; a stated fact is a sentence and has no label.
    /// </summary>
    internal static bool IsFact(ListedMemory memory, IReadOnlyDictionary<string, CaseSession> documents)
    {
        if (string.Equals(memory.FactType, Observation, StringComparison.Ordinal))
        {
            return false;
        }

        if (memory.SourceMemoryIds is { Count: > 0 })
        {
            return true;
        }

        return memory.SourceTurns is not [var turn] || memory.DocumentId is null || !documents.TryGetValue(memory.DocumentId, out var session)
            || turn < 0 || turn >= session.Turns.Count
            || !memory.Text.StartsWith($"{session.Turns[turn].Speaker}:", StringComparison.OrdinalIgnoreCase);
    }

    private static StatedFact ToFact(ListedMemory memory) => new(memory.Text, memory.OccurredStart, memory.Category, memory.Permanence);
}
