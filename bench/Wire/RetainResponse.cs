namespace MemoryFunctions.Bench.Wire;

internal sealed record RetainResponse(string? OperationId, IReadOnlyList<string>? OperationIds)
{
    public IReadOnlyList<string> Operations => OperationIds ?? (OperationId is null ? [] : [OperationId]);
}
