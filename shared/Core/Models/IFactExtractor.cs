namespace MemoryFunctions.Core.Models;

/// <summary>
/// Reads conversations with a language model and states what in them will matter later. Where none is registered, turns are
/// remembered as they were said and the second stage does nothing.
/// </summary>
public interface IFactExtractor
{
    /// <summary>
    /// Names prompt, schema and model together: an answer is kept and used again only under the same name.
    /// </summary>
    string Version { get; }

    /// <summary>The model's name, for people.</summary>
    string Model { get; }

    /// <summary>Tokens of the prompt that every call repeats: what a call costs before any text.</summary>
    int PromptTokens { get; }

    /// <summary>
    /// One call to the model. Every passage that was asked about has an answer in the result, even where it states nothing;
    /// a passage that the model refused has its own reason.
    /// </summary>
    /// <exception cref="Errors.ModelException">The model did not answer, or nothing that can be used.</exception>
    Task<ExtractionAnswer> ExtractAsync(ExtractionRequest request, CancellationToken cancellationToken);
}
