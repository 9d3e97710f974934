namespace MemoryFunctions.Embedded.Cosmos.Batches;

/// <summary>One operation of a batch, as it came over the wire.</summary>
internal sealed record BatchOperation
{
    public required int OperationType { get; init; }

    public string? Id { get; init; }

    public byte[]? Body { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public bool Minimal { get; init; }
}
