using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Core.Templates;

/// <summary>A mental model of a template.</summary>
/// <param name="Id">By which it is found again.</param>
/// <param name="Definition">What it is to be.</param>
public sealed record TemplateModel(string Id, MentalModelUpdate Definition);
