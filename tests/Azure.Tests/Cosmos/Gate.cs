namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Holds up whoever comes, until a test lets go.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody has come.</summary>
    public Task Reached => reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public Task PassAsync()
    {
        reached.TrySetResult();
        return open.Task;
    }

    public void Open() => open.TrySetResult();
}
