using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;

namespace MemoryFunctions.Core.Templates;

/// <summary>How a bank is to be set up: all but its memories. What is not named stays as it is.</summary>
public sealed record BankTemplate
{
    /// <summary>Makes the bank's profile of the present one; null leaves it.</summary>
    public Func<BankProfile, BankProfile>? Configure { get; init; }

    /// <summary>Found again by id.</summary>
    public IReadOnlyList<TemplateModel> MentalModels { get; init; } = [];

    /// <summary>Found again by name.</summary>
    public IReadOnlyList<DirectiveUpdate> Directives { get; init; } = [];
}
