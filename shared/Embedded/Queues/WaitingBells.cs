namespace MemoryFunctions.Embedded.Queues;

/// <summary>
/// What waits for one bank: at most its soonest bell, its last one and one retry, however often it rings. A bell is left
/// out only where one that nobody has taken yet will be delivered at or after the time the bell asked for.
/// </summary>
internal sealed class WaitingBells(Timeline timeline)
{
    private QueuedBell? _soonest;
    private QueuedBell? _last;
    private QueuedBell? _retry;

    public bool IsEmpty => _soonest is null && _last is null && _retry is null;

    /// <param name="create">Makes the message, where the bell needs one of its own.</param>
    /// <param name="due">When the bell asks to be delivered.</param>
    public void Ring(Func<QueuedBell> create, DateTimeOffset due)
    {
        if (_soonest is null)
        {
            _soonest = Place(create(), due);
        }
        else if (due < _soonest.VisibleAt)
        {
            RingSooner(_soonest, create, due);
        }
        else if (due > _soonest.VisibleAt)
        {
            RingLater(create, due);
        }
    }

    /// <summary>A delivery failed and waits for the next. Kept apart from new bells: they must not inherit its count.</summary>
    public void Retry(QueuedBell bell, DateTimeOffset due)
    {
        if (_retry is null)
        {
            _retry = Place(bell, due);
        }
        else
        {
            _retry.DequeueCount = Math.Max(_retry.DequeueCount, bell.DequeueCount);
        }
    }

    /// <summary>A message is being delivered, and with it what else of the same sort is due.</summary>
    public void Take(QueuedBell bell, DateTimeOffset now)
    {
        if (ReferenceEquals(bell, _retry))
        {
            _retry = null;
        }
        else if (ReferenceEquals(bell, _soonest))
        {
            (_soonest, _last) = (_last, null);
            if (_soonest?.VisibleAt <= now)
            {
                timeline.Remove(_soonest);
                _soonest = null;
            }
        }
    }

    private void RingSooner(QueuedBell soonest, Func<QueuedBell> create, DateTimeOffset due)
    {
        if (_last is null)
        {
            _last = soonest;
            _soonest = Place(create(), due);
        }
        else
        {
            Place(soonest, due);
        }
    }

    private void RingLater(Func<QueuedBell> create, DateTimeOffset due)
    {
        if (_last is null)
        {
            _last = Place(create(), due);
        }
        else if (due > _last.VisibleAt)
        {
            Place(_last, due);
        }
    }

    private QueuedBell Place(QueuedBell bell, DateTimeOffset due)
    {
        timeline.Place(bell, due);
        return bell;
    }
}
