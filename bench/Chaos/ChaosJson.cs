using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Chaos;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DocumentList))]
[JsonSerializable(typeof(MemoryList))]
[JsonSerializable(typeof(DeletedDocument))]
internal sealed partial class ChaosJson : JsonSerializerContext;

/// <summary>As much of a listing of documents as is looked at.</summary>
internal sealed record DocumentList(IReadOnlyList<ListedDocument> Items, int Total);

internal sealed record ListedDocument(string Id);

/// <summary>As much of a listing of memories as is looked at.</summary>
internal sealed record MemoryList(IReadOnlyList<SeenMemory> Items, int Total);

internal sealed record DeletedDocument(bool Success);
