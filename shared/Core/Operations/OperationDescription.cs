using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Operations;

/// <summary>Works out how far an operation has come from the documents that it is about.</summary>
internal static class OperationDescription
{
    public static OperationState Of(Operation operation, IReadOnlyDictionary<string, DocumentState> documents)
    {
        var found = operation.Targets.Select(target => (Target: target, Document: Find(target, documents))).ToList();
        var states = found.Select(pair => StatusOf(operation, pair.Target, pair.Document)).ToList();
        var status = operation.Targets.Count == 0 ? OperationStatus.Completed
            : operation.CancelledAt is not null && states.Exists(state => state != OperationStatus.Completed) ? OperationStatus.Cancelled
            : LeastDone(states);
        var progress = ProgressOf(operation, found);
        return new OperationState
        {
            Id = operation.Id,
            Type = operation.Type,
            Status = status,
            ItemsCount = operation.ItemsCount,
            DocumentId = operation.Targets is [var only] && RefreshTarget.ModelId(only.DocumentId) is null ? only.DocumentId : null,
            MentalModelId = operation.Targets is [var one] ? RefreshTarget.ModelId(one.DocumentId) : null,
            CreatedAt = operation.CreatedAt,
            UpdatedAt = progress.At,
            CompletedAt = status == OperationStatus.Completed ? CompletedAt(operation, found, progress) : null,
            Error = status switch
            {
                OperationStatus.Failed => Reason(found),
                OperationStatus.Processing => Trouble(found),
                OperationStatus.Completed => Refusal(found),
                _ => null,
            },
            Attempts = found.Select(pair => Attempts(pair.Target, pair.Document)).DefaultIfEmpty().Max(),
            NextAttemptAt = status is OperationStatus.Pending or OperationStatus.Processing
                ? found.Where(pair => Attempts(pair.Target, pair.Document) > 0).Min(pair => NextAttempt(pair.Target, pair.Document!))
                : null,
            Progress = progress,
            Usage = UsageOf(found),
            Model = found.Where(pair => pair.Document?.ExtractedVersion >= pair.Target.Version).Select(pair => pair.Document!.Model).FirstOrDefault(model => model is not null),
        };
    }

    /// <summary>Whether it takes both stages to complete the operation; one that retains is done when its content is recallable.</summary>
    public static bool TakesExtraction(Operation operation) => operation.Type is OperationTypes.Consolidation or OperationTypes.Reprocess;

    /// <summary>An operation for version k is done when any version from k on is; it is cancelled when its document goes before.</summary>
    public static OperationStatus StatusOf(Operation operation, OperationTarget target, DocumentState? document) => document switch
    {
        null => OperationStatus.Cancelled,
        _ when !string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal) => OperationStatus.Cancelled,
        _ when IsDone(operation, target, document) => OperationStatus.Completed,
        { Deleted: true } => OperationStatus.Cancelled,
        _ when HasFailedExtraction(target, document) => OperationStatus.Failed,
        { Cancelled: true } => OperationStatus.Cancelled,
        { Failure: not null } => OperationStatus.Failed,
        _ => Attempts(target, document) > 0 ? OperationStatus.Processing : OperationStatus.Pending,
    };

    private static DocumentState? Find(OperationTarget target, IReadOnlyDictionary<string, DocumentState> documents) =>
        documents.TryGetValue(target.DocumentId, out var document) ? document : null;

    private static bool IsDone(Operation operation, OperationTarget target, DocumentState document) => TakesExtraction(operation)
        ? document.IsExtracted(target.Version)
        : document.IsIndexed(target.Version) && (document.Deleted || !HasFailedExtraction(target, document));

    private static bool HasFailedExtraction(OperationTarget target, DocumentState document) =>
        document.IsIndexed(target.Version) && document.ExtractionFailure is not null && document.ExtractedVersion < target.Version;

    private static OperationStatus LeastDone(List<OperationStatus> states) =>
        states.Contains(OperationStatus.Failed) ? OperationStatus.Failed
        : states.Contains(OperationStatus.Processing) ? OperationStatus.Processing
        : states.Contains(OperationStatus.Pending) ? OperationStatus.Pending
        : states.Contains(OperationStatus.Completed) ? OperationStatus.Completed
        : OperationStatus.Cancelled;

    private static OperationProgress ProgressOf(Operation operation, List<(OperationTarget Target, DocumentState? Document)> found)
    {
        // What is gone is nothing that anybody waits for.
        var alive = found.Where(pair => pair.Document is { Deleted: false } document && string.Equals(document.Life, pair.Target.DocumentLife, StringComparison.Ordinal)).ToList();
        var gone = found.Count - alive.Count;
        var at = found.Select(pair => pair.Document?.ChangedAt ?? operation.CreatedAt).Append(operation.CreatedAt).Max();
        var indexed = alive.Count(pair => pair.Document!.IsIndexed(pair.Target.Version)) + gone;
        if (indexed < found.Count)
        {
            return new OperationProgress(OperationStage.Index, at, indexed, found.Count);
        }

        var extracted = alive.Count(pair => pair.Document!.IsExtracted(pair.Target.Version)) + gone;
        return new OperationProgress(extracted < found.Count ? OperationStage.Extract : OperationStage.Done, at, extracted, found.Count);
    }

    private static DateTimeOffset CompletedAt(
        Operation operation, List<(OperationTarget Target, DocumentState? Document)> found, OperationProgress progress) =>
        operation.Targets.Count == 0 ? operation.CreatedAt
        : TakesExtraction(operation) ? progress.At
        : found.Max(pair => pair.Document?.IndexedAt) ?? progress.At;

    private static string? Reason(List<(OperationTarget Target, DocumentState? Document)> found) => found
        .Where(pair => pair.Document is not null)
        .Select(pair => (pair.Document!.IsIndexed(pair.Target.Version) ? pair.Document.ExtractionFailure : null) ?? pair.Document.Failure)
        .FirstOrDefault(reason => reason is not null);

    /// <summary>Why part of what was read was not: everything else of it is done.</summary>
    private static string? Refusal(List<(OperationTarget Target, DocumentState? Document)> found) => found
        .Where(pair => pair.Document is { Deleted: false, Refusal: not null } document && document.ExtractedVersion >= pair.Target.Version)
        .Select(pair => $"a part was not read: {pair.Document!.Refusal}")
        .FirstOrDefault();

    /// <summary>Why what is tried again has failed so far.</summary>
    private static string? Trouble(List<(OperationTarget Target, DocumentState? Document)> found) => found
        .Where(pair => Attempts(pair.Target, pair.Document) > 0)
        .Select(pair => pair.Document!.IsIndexed(pair.Target.Version) ? pair.Document.ExtractionTrouble : pair.Document.Trouble)
        .FirstOrDefault(reason => reason is not null);

    private static int Attempts(OperationTarget target, DocumentState? document) =>
        document is null ? 0 : document.IsIndexed(target.Version) ? document.ExtractionAttempts : document.Attempts;

    private static DateTimeOffset? NextAttempt(OperationTarget target, DocumentState document) =>
        document.IsIndexed(target.Version) ? document.ExtractionNotBefore ?? document.DueAt : document.DueAt;

    private static TokenUsage? UsageOf(List<(OperationTarget Target, DocumentState? Document)> found)
    {
        TokenUsage? sum = null;
        foreach (var (target, document) in found)
        {
            if (document is not null
                && string.Equals(document.Life, target.DocumentLife, StringComparison.Ordinal)
                && document.UsageFrom < target.Version && target.Version <= document.ExtractedVersion)
            {
                sum = (sum ?? default) + document.Usage;
            }
        }

        return sum;
    }
}
