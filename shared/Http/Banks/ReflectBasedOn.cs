namespace MemoryFunctions.Http.Banks;

/// <summary>What an answer goes by.</summary>
internal sealed record ReflectBasedOn
{
    /// <summary>Memories, best first.</summary>
    public required IReadOnlyList<ReflectFact> Memories { get; init; }

    /// <summary>The mental models that the answer goes by.</summary>
    public IReadOnlyList<ReflectMentalModel> MentalModels { get; init; } = [];

    /// <summary>The directives that held for the question, the most important first.</summary>
    public IReadOnlyList<ReflectDirective> Directives { get; init; } = [];
}
