using System.Globalization;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Queues;

/// <summary>
/// The work queue of a single process. Waiting receivers wake when a bell becomes due, nothing polls. What it holds is
/// bounded by the number of banks, because bells for one bank coalesce. It dies with the process: the sweep rings again.
/// </summary>
internal sealed class InProcessWorkQueue : IWorkQueue, IWorkQueueReceiver, IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    private readonly Lock _gate = new();
    private readonly Timeline _timeline = new();
    private readonly Dictionary<string, WaitingBells> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueuedBell> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _poison = new(StringComparer.Ordinal);
    private readonly InProcessQueueOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private TaskCompletionSource? _due;
    private long _lastNumber;

    public InProcessWorkQueue(IOptions<InProcessQueueOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _timer = time.CreateTimer(OnTimer, state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The text of the bells that failed too often, the latest of each bank.</summary>
    public IReadOnlyList<string> Poison
    {
        get
        {
            lock (_gate)
            {
                return [.. _poison.Values];
            }
        }
    }

    public Task SendAsync(Bell bell, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            var due = delay <= TimeSpan.Zero ? now : now + (delay < LongestDelay ? delay : LongestDelay);

            // Bells of another sort say something else: neither makes up for the other.
            var sort = bell.OneByOne ? bell.Bank + "\n" : bell.Bank;
            WaitingFor(sort).Ring(() => new QueuedBell(++_lastNumber, sort, BellJson.Write(bell)), due);
            Wake(now);
        }

        return Task.CompletedTask;
    }

    public async Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(int max, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task due;
            lock (_gate)
            {
                var now = _time.GetUtcNow();
                var deliveries = Take(max, now);
                if (deliveries.Count > 0)
                {
                    return deliveries;
                }

                _due ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                due = _due.Task;
                Wake(now);
            }

            await due.WaitAsync(cancellationToken);
        }
    }

    public Task CompleteAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Release(delivery);
        }

        return Task.CompletedTask;
    }

    public Task AbandonAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Release(delivery) is { } bell)
            {
                var now = _time.GetUtcNow();
                WaitingFor(bell.Bank).Retry(bell, now + _options.RetryDelay);
                Wake(now);
            }
        }

        return Task.CompletedTask;
    }

    public Task PoisonAsync(WorkDelivery delivery, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Release(delivery) is { } bell)
            {
                _poison[bell.Bank] = bell.Body;
            }
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _timer.Dispose();

    private List<WorkDelivery> Take(int max, DateTimeOffset now)
    {
        var deliveries = new List<WorkDelivery>();
        while (deliveries.Count < max && _timeline.Next is { } bell && bell.VisibleAt <= now)
        {
            if (_waiting.TryGetValue(bell.Bank, out var waiting))
            {
                waiting.Take(bell, now);
                if (waiting.IsEmpty)
                {
                    _waiting.Remove(bell.Bank);
                }
            }

            bell.DequeueCount++;
            bell.Receipt = ++_lastNumber;
            _timeline.Place(bell, now + _options.VisibilityTimeout);
            var id = Name(bell.Id);
            _taken[id] = bell;
            deliveries.Add(new WorkDelivery(id, Name(bell.Receipt), bell.Body, bell.DequeueCount));
        }

        return deliveries;
    }

    /// <summary>Takes a delivery back off the timeline, unless its receipt is an older one.</summary>
    private QueuedBell? Release(WorkDelivery delivery)
    {
        if (!_taken.TryGetValue(delivery.Id, out var bell) || !string.Equals(Name(bell.Receipt), delivery.Receipt, StringComparison.Ordinal))
        {
            return null;
        }

        _taken.Remove(delivery.Id);
        _timeline.Remove(bell);
        bell.Receipt = 0;
        return bell;
    }

    private WaitingBells WaitingFor(string bank)
    {
        if (!_waiting.TryGetValue(bank, out var waiting))
        {
            _waiting[bank] = waiting = new WaitingBells(_timeline);
        }

        return waiting;
    }

    /// <summary>Wakes those who wait, now or when the next bell is due.</summary>
    private void Wake(DateTimeOffset now)
    {
        if (_due is null || _timeline.Next is not { } next)
        {
            return;
        }

        if (next.VisibleAt <= now)
        {
            _due.TrySetResult();
            _due = null;
        }
        else
        {
            // Whole milliseconds, rounded up: a timer that fires early would spin
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling((next.VisibleAt - now).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer(object? state)
    {
        lock (_gate)
        {
            _due?.TrySetResult();
            _due = null;
        }
    }

    private static string Name(long number) => number.ToString(CultureInfo.InvariantCulture);
}
