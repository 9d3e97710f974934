namespace MemoryFunctions.Core.Models;

/// <summary>What a language model is asked.</summary>
public sealed record ChatRequest
{
    /// <summary>What for, in a word: <c>extract</c>, <c>consolidate</c>, <c>observe</c>, <c>reflect</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What is the same for every call of this purpose: it goes first, so that providers can cache it.</summary>
    public required string Instructions { get; init; }

    /// <summary>What this call is about.</summary>
    public required string Input { get; init; }

    /// <summary>What the answer must look like; null for free text.</summary>
    public AnswerSchema? Schema { get; init; }

    /// <summary>The most tokens to answer with; null leaves it to the model.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>An answer to the same question that could not be used: asks for a better one.</summary>
    public ChatRepair? Repair { get; init; }
}
