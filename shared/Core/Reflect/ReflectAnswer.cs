using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Reflect;

/// <summary>An answer in words, with what it goes by and how it came about.</summary>
public sealed record ReflectAnswer
{
    public required string Text { get; init; }

    /// <summary>JSON in the caller's schema; null where none was asked for, or none could be made.</summary>
    public string? Structured { get; init; }

    /// <summary>The memories that it goes by, best first.</summary>
    public IReadOnlyList<MemoryUnit> BasedOn { get; init; } = [];

    /// <summary>The memories that the answerer was given, best first.</summary>
    public IReadOnlyList<MemoryUnit> Evidence { get; init; } = [];

    /// <summary>The mental models that it goes by.</summary>
    public IReadOnlyList<MentalModel> MentalModels { get; init; } = [];

    /// <summary>The directives that were put before the answerer, the most important first.</summary>
    public IReadOnlyList<Directive> Directives { get; init; } = [];

    /// <summary>Every search, in the order they were made.</summary>
    public IReadOnlyList<ReflectSearch> Searches { get; init; } = [];

    /// <summary>Every call for an answer that took tokens of a language model.</summary>
    public IReadOnlyList<ReflectCall> Calls { get; init; } = [];

    public TokenUsage Usage { get; init; }

    /// <summary>What a search could not deliver, such as <c>semantic: timeout</c>; empty when all went well.</summary>
    public IReadOnlyList<string> Degraded { get; init; } = [];
}
