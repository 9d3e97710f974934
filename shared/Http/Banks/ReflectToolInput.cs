namespace MemoryFunctions.Http.Banks;

/// <summary>What was searched for.</summary>
internal sealed record ReflectToolInput
{
    public required string Query { get; init; }
}
