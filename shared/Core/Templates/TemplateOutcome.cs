namespace MemoryFunctions.Core.Templates;

/// <summary>What importing a template did, or would do.</summary>
public sealed record TemplateOutcome
{
    /// <summary>Whether the template configures the bank.</summary>
    public required bool IsConfigured { get; init; }

    /// <summary>Ids.</summary>
    public required IReadOnlyList<string> ModelsCreated { get; init; }

    /// <inheritdoc cref="ModelsCreated"/>
    public required IReadOnlyList<string> ModelsUpdated { get; init; }

    /// <summary>Names.</summary>
    public required IReadOnlyList<string> DirectivesCreated { get; init; }

    /// <inheritdoc cref="DirectivesCreated"/>
    public required IReadOnlyList<string> DirectivesUpdated { get; init; }

    /// <summary>The operations that write the mental models' texts; none where nothing was done.</summary>
    public IReadOnlyList<string> OperationIds { get; init; } = [];
}
