using System.Collections.Concurrent;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>Sends calls and keeps count of what became of them. Thread-safe.</summary>
internal sealed class Traffic
{
    private const int TooMany = 429;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    private readonly ConcurrentDictionary<int, int> answers = new();
    private readonly ConcurrentQueue<Violation> violations = new();
    private long clock;
    private int unanswered;

    public IReadOnlyDictionary<int, int> Answers => answers;

    public int Unanswered => unanswered;

    public IReadOnlyList<Violation> Violations => [.. violations];

    /// <summary>The time on the clock of all calls.</summary>
    public long Tick() => Interlocked.Increment(ref clock);

    public void Report(ViolationKind kind, string bank, string? document, string detail) =>
        violations.Enqueue(new Violation(kind, bank, document, detail));

    /// <summary>Sends until there is an answer that settles it; null where the process died first.</summary>
    /// <param name="mayRepeat">Whether it does no harm to send it again after an error that leaves open what was done.</param>
    public async Task<HttpReply?> SendAsync(Func<Task<HttpReply>> call, bool mayRepeat, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var reply = await call();
                answers.AddOrUpdate(reply.Status, 1, (_, before) => before + 1);
                if (reply.Status != TooMany && !reply.IsServerError)
                {
                    return reply;
                }

                if (!mayRepeat && reply.Status != TooMany)
                {
                    return null;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                Interlocked.Increment(ref unanswered);
                return null;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Sends once and hangs up: whether it was taken nobody knows.</summary>
    public async Task HangUpAsync(Func<CancellationToken, Task<HttpReply>> call, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        hangUp.CancelAfter(patience);
        try
        {
            await call(hangUp.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Interlocked.Increment(ref unanswered);
        }
    }
}
