namespace MemoryFunctions.Http.Banks;

/// <summary>A refresh was asked for.</summary>
internal sealed record RefreshSubmitResponse
{
    public required string OperationId { get; init; }

    public string Status { get; init; } = "queued";
}
