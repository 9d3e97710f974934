namespace MemoryFunctions.Embedded.Queues;

/// <summary>Messages in the order in which they become visible; those visible at the same time in the order they came.</summary>
internal sealed class Timeline
{
    private readonly SortedSet<QueuedBell> _bells = new(Comparer<QueuedBell>.Create(static (a, b) =>
        a.VisibleAt.CompareTo(b.VisibleAt) is var byTime && byTime != 0 ? byTime : a.Id.CompareTo(b.Id)));

    public QueuedBell? Next => _bells.Min;

    public void Place(QueuedBell bell, DateTimeOffset visibleAt)
    {
        _bells.Remove(bell);
        bell.VisibleAt = visibleAt;
        _bells.Add(bell);
    }

    public void Remove(QueuedBell bell) => _bells.Remove(bell);
}
