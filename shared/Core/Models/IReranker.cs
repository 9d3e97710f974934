namespace MemoryFunctions.Core.Models;

/// <summary>
/// A model that reads a question and a text together and says how well the one answers the other. It sees more than any comparison of
/// vectors, and costs a reading for each text: it is asked about the best candidates only.
/// </summary>
public interface IReranker
{
    /// <summary>The most texts that any reranker is asked about at once.</summary>
    const int MaxTexts = 50;

    string Model { get; }

    /// <summary>How many texts it is to be asked about at once, at most <see cref="MaxTexts"/>.</summary>
    int Candidates { get; }

    /// <summary>For each text, in order, how well it answers the question, 0 to 1; null where the model said nothing of it.</summary>
    /// <exception cref="TimeoutException">It took longer than it may.</exception>
    /// <exception cref="Errors.ModelException">It did not answer, or with something that is none of that.</exception>
    Task<IReadOnlyList<double?>> RerankAsync(string query, IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
