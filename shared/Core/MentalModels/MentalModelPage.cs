namespace MemoryFunctions.Core.MentalModels;

/// <summary>A page of mental models, oldest first.</summary>
/// <param name="Items">The models.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record MentalModelPage(IReadOnlyList<MentalModelView> Items, int Total);
