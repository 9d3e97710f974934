namespace MemoryFunctions.Http.Banks;

/// <summary>What the caller last said about a document.</summary>
internal sealed record RetainParams
{
    public string? Context { get; init; }
}
