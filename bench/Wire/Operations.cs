namespace MemoryFunctions.Bench.Wire;

/// <summary>Waiting for what was retained to be recallable.</summary>
internal static class Operations
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for operations of one bank in the order of their making.</summary>
    /// <param name="completed">Told of each operation as it is found completed.</param>
    /// <exception cref="BenchException">One ended in another way.</exception>
    public static async Task WaitAsync(
        HindsightHttp client,
        string bank,
        IEnumerable<string> operations,
        Action<OperationStatus> completed,
        CancellationToken cancellationToken)
    {
        foreach (var id in operations)
        {
            var state = await client.ReadOperationAsync(bank, id, cancellationToken);
            while (state.IsUnderWay)
            {
                await Task.Delay(Between, cancellationToken);
                state = await client.ReadOperationAsync(bank, id, cancellationToken);
            }

            if (!state.IsCompleted)
            {
                throw new BenchException($"Operation {id} ended as {state.Status}: {state.ErrorMessage ?? "no reason given"}");
            }

            completed(state);
        }
    }
}
