using MemoryFunctions.Core.Operations;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's operations and the product's.</summary>
internal static class OperationMapping
{
    public static OperationQuery ToQuery(QueryReader query)
    {
        var status = query.Choice("status", [.. Enum.GetValues<OperationStatus>().Select(Word)]);
        var type = query.Text("type") ?? query.Text("task_type");
        query.Text("task_type");

        // The contract's own server has operations above others; there are none here to leave out.
        query.Choice("exclude_parents", "true", "false");
        var asked = new OperationQuery
        {
            Status = Enum.GetValues<OperationStatus>().Where(value => string.Equals(Word(value), status, StringComparison.Ordinal)).Cast<OperationStatus?>().FirstOrDefault(),
            Type = type,
            Limit = query.Integer("limit", 20, 1, 100),
            Offset = query.Integer("offset", 0, 0, int.MaxValue),
        };
        query.Finish();
        return asked;
    }

    public static OperationResponse ToItem(OperationState state) => new()
    {
        Id = state.Id,
        TaskType = state.Type,
        ItemsCount = state.ItemsCount,
        DocumentId = state.DocumentId,
        MentalModelId = state.MentalModelId,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        Status = Name(state.Status),
        ErrorMessage = state.Error,
        RetryCount = Retries(state),
        NextRetryAt = state.NextAttemptAt,
        Progress = ToProgress(state.Progress),
    };

    public static OperationStatusResponse ToResponse(OperationState state) => new()
    {
        OperationId = state.Id,
        Status = Name(state.Status),
        OperationType = state.Type,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        CompletedAt = state.CompletedAt,
        ErrorMessage = state.Error,
        RetryCount = Retries(state),
        NextRetryAt = state.NextAttemptAt,
        Progress = ToProgress(state.Progress),
        ResultMetadata = new OperationMetadata { ItemsCount = state.ItemsCount, DocumentId = state.DocumentId, Usage = ToUsage(state.Usage), Model = state.Model },
    };

    private static int Retries(OperationState state) => Math.Max(0, state.Attempts - 1);

    private static OperationProgressResponse ToProgress(OperationProgress progress) => new()
    {
        Stage = progress.Stage switch
        {
            OperationStage.Index => "index",
            OperationStage.Extract => "extract",
            _ => "done",
        },
        At = progress.At,
        Processed = progress.Processed,
        Total = progress.Total,
    };

    private static TokenUsage? ToUsage(Core.Models.TokenUsage? usage) => usage is not { } used ? null : new TokenUsage
    {
        InputTokens = used.Input,
        OutputTokens = used.Output,
        TotalTokens = used.Input + used.Output,
        CachedTokens = used.Cached,
        ThoughtsTokens = used.Reasoning,
    };

    public static string Word(OperationStatus status) => status switch
    {
        OperationStatus.Pending => "pending",
        OperationStatus.Processing => "processing",
        OperationStatus.Completed => "completed",
        OperationStatus.Failed => "failed",
        _ => "cancelled",
    };

    private static OperationStatusName Name(OperationStatus status) => status switch
    {
        OperationStatus.Pending => OperationStatusName.Pending,
        OperationStatus.Processing => OperationStatusName.Processing,
        OperationStatus.Completed => OperationStatusName.Completed,
        OperationStatus.Failed => OperationStatusName.Failed,
        _ => OperationStatusName.Cancelled,
    };
}
