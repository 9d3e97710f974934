using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Models;

/// <summary>A fact that is to be placed among what is remembered.</summary>
/// <param name="Unit">The fact; its id is what later facts of the batch may name.</param>
/// <param name="Neighbours">What stands near it in the bank, nearest first.</param>
public sealed record NewFact(MemoryUnit Unit, IReadOnlyList<MemoryUnit> Neighbours);
