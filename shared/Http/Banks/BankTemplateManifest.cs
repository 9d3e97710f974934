using System.Text.Json;

namespace MemoryFunctions.Http.Banks;

/// <summary>How a bank is set up: all but its memories.</summary>
internal sealed record BankTemplateManifest
{
    /// <summary>Of this form: <c>1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Settings by name, as of a bank's configuration; those that are not here, or null, stay as they are.</summary>
    public JsonElement? Bank { get; init; }

    /// <summary>Mental models to make or, where there is one of that id, to change.</summary>
    public IReadOnlyList<BankTemplateMentalModel>? MentalModels { get; init; }

    /// <summary>Directives to make or, where there is one of that name, to change.</summary>
    public IReadOnlyList<BankTemplateDirective>? Directives { get; init; }
}
