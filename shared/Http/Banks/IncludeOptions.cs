namespace MemoryFunctions.Http.Banks;

/// <summary>What a recall brings along with its results.</summary>
internal sealed record IncludeOptions
{
    /// <summary>The entities of the results: there unless null is sent.</summary>
    /// <remarks>Settable, because the serializer overwrites the defaults of init-only properties, and absent is not null here.</remarks>
    public EntityIncludeOptions? Entities { get; set; } = new();

    /// <summary>The texts that the results come from.</summary>
    public ChunkIncludeOptions? Chunks { get; init; }

    /// <summary>The facts behind observations.</summary>
    public SourceFactsIncludeOptions? SourceFacts { get; init; }
}
