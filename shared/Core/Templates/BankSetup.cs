using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.MentalModels;

namespace MemoryFunctions.Core.Templates;

/// <summary>How a bank is set up.</summary>
/// <param name="Profile">Its profile.</param>
/// <param name="MentalModels">Its mental models, oldest first, with whatever texts they have.</param>
/// <param name="Directives">Its directives, oldest first.</param>
public sealed record BankSetup(BankProfile Profile, IReadOnlyList<MentalModel> MentalModels, IReadOnlyList<Directive> Directives)
{
    /// <summary>The directive that a template's of this name stands for: of several the oldest.</summary>
    internal Directive? Named(string name) => Directives.FirstOrDefault(directive => string.Equals(directive.Name, name, StringComparison.Ordinal));
}
