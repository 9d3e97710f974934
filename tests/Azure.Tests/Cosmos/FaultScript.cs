using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>When around its effect a request is hit.</summary>
public enum FaultSide
{
    Before,
    After,
}

/// <summary>Fails one request as a test says; until it says something, none.</summary>
public sealed class FaultScript : IFaultInjector
{
    private readonly Lock gate = new();
    private Func<FaultPoint, bool>? counts;
    private FaultSide side;
    private int? status;
    private bool dies;
    private int left = -1;
    private TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the planned request came and was failed.</summary>
    public bool Hit { get; private set; }

    /// <summary>Ends when the planned death has come.</summary>
    public Task Died => died.Task;

    /// <summary>Runs before each request, and may hold it up.</summary>
    public Func<FaultPoint, Task>? Arriving { get; set; }

    private bool Dead { get; set; }

    public static bool IsWrite(FaultPoint point) => point.Operation is not (
        CosmosOperation.Catalog or CosmosOperation.Read or CosmosOperation.Query or CosmosOperation.QueryPlan);

    public static bool IsItem(FaultPoint point) => point.Operation != CosmosOperation.Catalog;

    /// <summary>Fails one request.</summary>
    /// <param name="number">Which one (from 0) of those that count.</param>
    /// <param name="which">The requests that count.</param>
    /// <param name="side">Before its effect or behind it.</param>
    /// <param name="status">The answer to give; null drops the connection.</param>
    public void Fail(int number, Func<FaultPoint, bool> which, FaultSide side, int? status = null) => Plan(number, which, side, status, dies: false);

    /// <summary>At one request the process dies: neither it nor any behind it is ever answered, until <see cref="Stop"/>.</summary>
    public void Die(int number, Func<FaultPoint, bool> which, FaultSide side) => Plan(number, which, side, null, dies: true);

    /// <summary>No more faults; what was held up by death stays so.</summary>
    public void Stop()
    {
        lock (gate)
        {
            (counts, Dead) = (null, false);
        }
    }

    public async ValueTask<InjectedFault?> BeforeAsync(FaultPoint point, CancellationToken cancellationToken)
    {
        if (Arriving is { } arriving)
        {
            await arriving(point);
        }

        return await AnswerAsync(point, FaultSide.Before, cancellationToken);
    }

    public ValueTask<InjectedFault?> AfterAsync(FaultPoint point, CancellationToken cancellationToken) =>
        AnswerAsync(point, FaultSide.After, cancellationToken);

    private void Plan(int number, Func<FaultPoint, bool> which, FaultSide when, int? answer, bool dies)
    {
        lock (gate)
        {
            (left, counts, side, status, this.dies) = (number, which, when, answer, dies);
            (Hit, Dead) = (false, false);
            died = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async ValueTask<InjectedFault?> AnswerAsync(FaultPoint point, FaultSide when, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!Dead && (counts is null || side != when || !counts(point) || left-- != 0))
            {
                return null;
            }

            Hit = true;
            Dead = dies;
        }

        if (dies)
        {
            died.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return status is { } answer
            ? new InjectedFault(answer) { RetryAfter = TimeSpan.FromMilliseconds(1) }
            : throw new HttpRequestException("the connection was dropped");
    }
}
