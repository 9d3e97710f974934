using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Says when waiting text is read. A call to the model costs its prompt whatever it reads, so text waits until there is enough
/// of it, until the conversation pauses, or until it has waited long enough.
/// </summary>
internal sealed class ExtractionSchedule(ExtractOptions options)
{
    /// <summary>A bell that comes this much late is not worth another one.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The documents to read now, and others that may come along where they take no call more. They cost none later either: the
    /// rest of such a conversation needs its call anyway, and where nothing follows, one is saved.
    /// </summary>
    public (IReadOnlyList<PendingExtraction> Due, IReadOnlyList<PendingExtraction> Company) Take(
        IReadOnlyCollection<PendingExtraction> waiting, DateTimeOffset? flushedAt, DateTimeOffset now)
    {
        var tokens = Tokens(waiting, now);
        var free = waiting.Where(one => !(one.NotBefore > now)).OrderBy(one => one.Since).ToList();
        var due = free.Where(one => DueAt(one, tokens, flushedAt) <= now).ToList();
        return (due, due.Count == 0 ? [] : [.. free.Except(due)]);
    }

    /// <summary>When the first of the documents is to be read; null where none waits.</summary>
    public DateTimeOffset? Next(IReadOnlyCollection<PendingExtraction> waiting, DateTimeOffset? flushedAt, DateTimeOffset now)
    {
        var tokens = Tokens(waiting, now);
        return waiting.Count == 0 ? null : waiting.Min(one => DueAt(one, tokens, flushedAt));
    }

    /// <summary>When a document is to be read, whatever else waits in its bank.</summary>
    public DateTimeOffset DueAlone(PendingExtraction one) => DueAt(one, one.Tokens, flushedAt: null);

    /// <summary>For when a bell has to be rung so that work due at <paramref name="due"/> is begun; null where one is under way that comes in time.</summary>
    public static DateTimeOffset? Bell(DateTimeOffset? bellAt, DateTimeOffset? due, DateTimeOffset now)
    {
        if (due is not { } at)
        {
            return null;
        }

        var ring = at > now ? at : now;
        return bellAt is { } underway && underway > now && underway <= ring + Slack ? null : ring;
    }

    private DateTimeOffset DueAt(PendingExtraction one, long bankTokens, DateTimeOffset? flushedAt)
    {
        var (quiet, old) = (one.UpdatedAt + options.QuietTime, one.Since + options.MaxWait);
        var due = flushedAt >= one.UpdatedAt || bankTokens >= options.NewTokens ? one.Since : quiet < old ? quiet : old;
        return one.NotBefore is { } retry && retry > due ? retry : due;
    }

    /// <summary>Text that is held back because it failed does not hurry the rest.</summary>
    private static long Tokens(IReadOnlyCollection<PendingExtraction> waiting, DateTimeOffset now) =>
        waiting.Where(one => !(one.NotBefore > now)).Sum(one => (long)one.Tokens);
}
