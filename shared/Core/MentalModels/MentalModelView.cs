using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>A mental model as a reader sees it.</summary>
/// <param name="Model">The model. Its texts are those that rest on nothing that is gone.</param>
/// <param name="IsStale">Whether memories changed since its text was written, or it has none.</param>
/// <param name="Facts">The memories that its text goes by, in its order.</param>
public sealed record MentalModelView(MentalModel Model, bool IsStale, IReadOnlyList<MemoryUnit> Facts);
