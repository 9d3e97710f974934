using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Wire;

internal sealed record RetainRequest([property: JsonPropertyName("async")] bool IsAsync, IReadOnlyList<RetainItem> Items)
{
    public static RetainRequest Later(params IReadOnlyList<RetainItem> items) => new(IsAsync: true, items);
}
