using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's retain calls and the product's.</summary>
internal static class RetainMapping
{
    private const string Undated = "unset";

    public static RetainCommand ToCommand(BankId bank, RetainRequest request) => new()
    {
        Bank = bank,
        Items = [.. request.Items.Select((item, index) => ToItem(item, request.DocumentTags ?? [], $"items.{index}"))],
        Async = request.Async,

        // The contract has it for asynchronous calls; with others its own server does not look at it.
        OperationId = request.Async ? Canonical(request.OperationId) : null,
    };

    public static RetainResponse ToResponse(RetainCommand command, RetainResult result) => new()
    {
        BankId = command.Bank.Key,
        ItemsCount = result.ItemsCount,
        Async = command.Async,
        OperationId = result.Indexed ? null : result.OperationId,
        Usage = command.Async ? null : new TokenUsage(),
    };

    private static RetainItem ToItem(MemoryItem item, IReadOnlyList<string> documentTags, string at) => new()
    {
        Content = item.Content,
        DocumentId = item.DocumentId,
        Timestamp = ToTime(item.Timestamp, at),
        Undated = string.Equals(item.Timestamp, Undated, StringComparison.Ordinal),
        Context = item.Context,
        Metadata = item.Metadata ?? DocumentPart.NoMetadata,
        Tags = [.. (item.Tags ?? []).Concat(documentTags).Distinct(StringComparer.Ordinal)],
        Entities = [.. (item.Entities ?? []).Select(entity => entity.Text)],
        UpdateMode = item.UpdateMode ?? UpdateMode.Replace,
    };

    private static DateTimeOffset? ToTime(string? timestamp, string at) => timestamp switch
    {
        null or "" or Undated => null,
        _ when IsoTime.TryParse(timestamp, out var time) => time,
        _ => throw new InvalidInputException($"{at}.timestamp", "must be an ISO 8601 date-time, or \"unset\" for none"),
    };

    /// <summary>One UUID, one spelling, so that its status is found under any of them.</summary>
    private static string? Canonical(string? operationId) => Guid.TryParse(operationId, out var id) ? id.ToString() : operationId;
}
