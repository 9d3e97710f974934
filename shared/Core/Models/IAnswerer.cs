namespace MemoryFunctions.Core.Models;

/// <summary>Answers questions from memories.</summary>
public interface IAnswerer
{
    /// <summary>The answer, from nothing but the memories that the request has.</summary>
    /// <exception cref="Errors.ModelException">The model did not answer, or nothing that can be used.</exception>
    Task<MemoryAnswer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken);
}
