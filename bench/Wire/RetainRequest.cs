using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Wire;

internal sealed record RetainRequest([property: JsonPropertyName("async")] bool IsAsync, IReadOnlyList<RetainItem> Items)
{
    /// <summary>The caller's own name for an asynchronous call.</summary>
    public string? OperationId { get; init; }

    public static RetainRequest Now(params IReadOnlyList<RetainItem> items) => new(IsAsync: false, items);

    public static RetainRequest Later(params IReadOnlyList<RetainItem> items) => new(IsAsync: true, items);
}
