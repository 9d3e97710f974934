namespace MemoryFunctions.Http.Banks;

/// <summary>What importing a template did or, in a dry run, would do.</summary>
internal sealed record BankTemplateImportResponse
{
    public required string BankId { get; init; }

    /// <summary>Whether the template has settings that there are here.</summary>
    public required bool ConfigApplied { get; init; }

    /// <summary>Ids.</summary>
    public required IReadOnlyList<string> MentalModelsCreated { get; init; }

    public required IReadOnlyList<string> MentalModelsUpdated { get; init; }

    /// <summary>Names.</summary>
    public required IReadOnlyList<string> DirectivesCreated { get; init; }

    public required IReadOnlyList<string> DirectivesUpdated { get; init; }

    /// <summary>The operations that write the mental models' texts.</summary>
    public required IReadOnlyList<string> OperationIds { get; init; }

    public required bool DryRun { get; init; }
}
