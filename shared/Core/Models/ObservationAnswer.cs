namespace MemoryFunctions.Core.Models;

/// <summary>What became of observations.</summary>
/// <param name="Observations">Those that are new or changed; one that is not named stays as it is.</param>
/// <param name="Usage">What it took.</param>
public sealed record ObservationAnswer(IReadOnlyList<StatedObservation> Observations, TokenUsage Usage);
