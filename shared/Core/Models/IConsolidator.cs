namespace MemoryFunctions.Core.Models;

/// <summary>Decides how new facts stand to what is remembered already.</summary>
public interface IConsolidator
{
    /// <summary>
    /// One call for all new facts of a batch. The answer has one decision for each fact, in order; what it names as a target
    /// is one of the fact's own neighbours or an earlier fact of the batch.
    /// </summary>
    /// <exception cref="Errors.ModelException">The model did not answer, or nothing that can be used.</exception>
    Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken);
}
