using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>An answer and its judgement: a line of the file that a run can be resumed by.</summary>
internal sealed record LiveLine
{
    /// <summary>The question's id.</summary>
    public required string Id { get; init; }

    public required string Arm { get; init; }

    /// <summary>Models and versions of prompts: only what was made under the same is comparable.</summary>
    public required string Under { get; init; }

    public required string Category { get; init; }

    public required string Question { get; init; }

    /// <summary>The dataset's answer.</summary>
    public required string Reference { get; init; }

    public required string Answer { get; init; }

    /// <summary>Null where the judge gave no verdict.</summary>
    public bool? Correct { get; init; }

    public required string Reason { get; init; }

    /// <summary>What the answerer was given to read, as it is estimated beforehand.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>What the answer took, as the provider counts.</summary>
    public required TokenUsage AnswerUsage { get; init; }

    public required TokenUsage JudgeUsage { get; init; }

    /// <summary>What tells it from other lines.</summary>
    public (string Id, string Arm) Key => (Id, Arm);
}
