namespace MemoryFunctions.Core.Models;

/// <summary>
/// The names of the built-in embedders, as containers remember by which of them they were filled. Where one is set as the embedding
/// model, without an endpoint and without a key, no server is asked.
/// </summary>
public static class OfflineEmbedders
{
    /// <summary>The one of before, which knows words only: for what it has filled, until that is moved.</summary>
    public const string WordsOnly = "lexical-1";

    /// <summary>The one that is used where nothing is set: words, and the concepts of English ones.</summary>
    public const string WordsAndConcepts = "lexical-2";

    /// <summary>Whether a model's name is that of a built-in one.</summary>
    public static bool Has(string? model) => model is WordsOnly or WordsAndConcepts;
}
