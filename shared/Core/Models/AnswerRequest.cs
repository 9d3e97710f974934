using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Core.Models;

/// <summary>A question and what is remembered about it.</summary>
public sealed record AnswerRequest
{
    public required string Question { get; init; }

    /// <summary>What the caller says about the question; null where nothing.</summary>
    public string? Context { get; init; }

    /// <summary>What the bank is for; may be empty.</summary>
    public string Mission { get; init; } = "";

    public Disposition Disposition { get; init; } = new();

    /// <summary>The rules that the bank's owner has set, the most important first.</summary>
    public IReadOnlyList<Directive> Directives { get; init; } = [];

    /// <summary>What was worked out before, each with a text; best first.</summary>
    public IReadOnlyList<MentalModelView> MentalModels { get; init; } = [];

    /// <summary>Best first.</summary>
    public required IReadOnlyList<MemoryUnit> Memories { get; init; }

    /// <summary>The caller's own JSON schema for a structured answer; null where words will do.</summary>
    public string? ResponseSchema { get; init; }

    /// <summary>The most tokens of the answer's text.</summary>
    public required int MaxTokens { get; init; }

    /// <summary>Whether the answerer may ask for more searches before it answers.</summary>
    public bool MaySearch { get; init; }

    /// <summary>What "now" is.</summary>
    public required DateTimeOffset Now { get; init; }
}
