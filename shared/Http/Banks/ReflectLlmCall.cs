namespace MemoryFunctions.Http.Banks;

/// <summary>One call to a language model.</summary>
internal sealed record ReflectLlmCall
{
    /// <summary><c>reflect</c>, or <c>search</c> where it asked for more searches.</summary>
    public required string Scope { get; init; }

    public required int DurationMs { get; init; }
}
