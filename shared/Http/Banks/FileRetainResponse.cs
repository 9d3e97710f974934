namespace MemoryFunctions.Http.Banks;

/// <summary>The files are taken.</summary>
internal sealed record FileRetainResponse
{
    /// <summary>The operations to follow, one a file in their order.</summary>
    public required IReadOnlyList<string> OperationIds { get; init; }
}
