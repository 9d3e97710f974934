namespace MemoryFunctions.Core.Models;

/// <summary>Makes observations: statements that several facts about one entity bear out together.</summary>
public interface IObserver
{
    /// <summary>
    /// One call. What the answer names as a source is one of the request's facts or a source that the observation had; an
    /// observation has at least two sources.
    /// </summary>
    /// <exception cref="Errors.ModelException">The model did not answer, or nothing that can be used.</exception>
    Task<ObservationAnswer> ObserveAsync(ObservationRequest request, CancellationToken cancellationToken);
}
