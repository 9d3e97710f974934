namespace MemoryFunctions.Bench.Wire;

/// <summary>Has what was retained read by the language model at once, and waits until it is.</summary>
internal static class Flush
{
    /// <summary>What the model's calls took; null where the service tells of none.</summary>
    /// <exception cref="BenchException">It failed, or was not done within the time: the service itself would try again for a day.</exception>
    public static async Task<TokenUsage?> RunAsync(HindsightHttp client, string bank, TimeSpan patience, CancellationToken cancellationToken)
    {
        var reply = await client.CallAsync(HttpMethod.Post, bank, "/consolidate", cancellationToken);
        var operation = reply.Read(HindsightJson.Default.ConsolidationReply).OperationId;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            await Operations.WaitAsync(client, bank, [operation], _ => { }, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var state = await client.ReadOperationAsync(bank, operation, cancellationToken);
            throw new BenchException($"not read within {patience.TotalSeconds:0} s: {state.ErrorMessage ?? "no reason given"}");
        }

        return (await client.ReadOperationAsync(bank, operation, cancellationToken)).ResultMetadata?.Usage;
    }
}
