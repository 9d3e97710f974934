namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>What a move came to.</summary>
/// <param name="IsSealed">Whether the old container takes no writes any more and the new one holds all of it.</param>
/// <param name="Passes">How often it went over all banks.</param>
/// <param name="LastChanges">How many items differed in the last pass.</param>
public sealed record MoveOutcome(bool IsSealed, int Passes, int LastChanges);
