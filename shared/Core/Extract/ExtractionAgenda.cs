using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;

namespace MemoryFunctions.Core.Extract;

/// <summary>What waits for the second stage of a bank, as far as the first has seen: it rings for it when it lets go.</summary>
internal sealed class ExtractionAgenda(ExtractionSchedule schedule, ExtractionMarker marker, TimeProvider time, bool isFollowed)
{
    private readonly Dictionary<string, PendingExtraction> waiting = new(StringComparer.Ordinal);
    private DateTimeOffset? observeAt;

    /// <summary>Writes into documents what this is about.</summary>
    public ExtractionMarker Marker => marker;

    /// <summary>Whether anything waits at all.</summary>
    public bool IsEmpty => waiting.Count == 0;

    /// <summary>Whether the second stage has anything to look at.</summary>
    public bool HasWork => !IsEmpty || observeAt <= time.GetUtcNow();

    /// <summary>Takes up what was read from the store.</summary>
    public void Note(BankWork work)
    {
        observeAt = work.ObserveAt;
        foreach (var one in work.Extractions)
        {
            waiting[one.DocumentId] = one;
        }

        foreach (var one in work.Documents)
        {
            waiting.Remove(one.DocumentId); // its newest version comes first
        }
    }

    /// <summary>Takes up a document as it was committed.</summary>
    public void Note(StoredDocument document, string life)
    {
        if (document.IsUnextracted)
        {
            waiting[document.Id] = ExtractionMarker.Pending(document, life);
        }
        else
        {
            waiting.Remove(document.Id);
        }
    }

    /// <summary>For when to ring; null where nothing waits, a bell is under way, or somebody is at it who looks again.</summary>
    public DateTimeOffset? Bell(BankHeader header)
    {
        var now = time.GetUtcNow();
        var mine = waiting.Values.Where(one => string.Equals(one.Life, header.Life, StringComparison.Ordinal)).ToList();
        var due = schedule.Next(mine, header.FlushedAt, now);
        return (isFollowed && due <= now) || header.Extraction?.Until > now ? null : ExtractionSchedule.Bell(header.BellAt, due, now);
    }
}
