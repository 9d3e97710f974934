using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>What a memory said over time.</summary>
internal static class MemoryHistory
{
    public static IReadOnlyList<HistoryEntry> Of(IndexedMemory fact)
    {
        var past = fact.Curation?.Past ?? [];
        var texts = past.Select(one => one.Text).Append(fact.Unit.Text).ToList();
        var history = new List<HistoryEntry> { new(fact.Unit.Id, HistoryEvent.Add, null, texts[0], fact.Unit.CreatedAt) };
        history.AddRange(past.Select((one, at) => new HistoryEntry(one.Token, HistoryEvent.Update, texts[at], texts[at + 1], one.At)));
        if (fact.Curation is { State: MemoryState.Invalidated, InvalidatedAt: { } when } curation)
        {
            history.Add(new HistoryEntry(curation.Token, HistoryEvent.Delete, fact.Unit.Text, null, when));
        }

        return history;
    }
}
