using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Operations;

/// <summary>How far an operation has come.</summary>
public sealed record OperationState
{
    /// <summary>The operation's id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The kind of work: one of <see cref="OperationTypes"/>.</summary>
    public required string Type { get; init; }

    public required OperationStatus Status { get; init; }

    public required int ItemsCount { get; init; }

    /// <summary>The document, where the operation is about one.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The mental model, where the operation is about one.</summary>
    public string? MentalModelId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed, why it is tried again, or why a part of it was left out, for a person.</summary>
    public string? Error { get; init; }

    /// <summary>How often it was tried in vain, in its present stage.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried again, where it failed and is not given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public required OperationProgress Progress { get; init; }

    /// <summary>What the extractions cost that covered its versions; null where there was none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>The language model that read it; null where none did.</summary>
    public string? Model { get; init; }

    /// <summary>Whether nothing more will come of it by itself.</summary>
    public bool IsOver => Status is OperationStatus.Completed or OperationStatus.Failed or OperationStatus.Cancelled;
}
