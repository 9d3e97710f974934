using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as a search reads it where the rest is known: its name and its version.</summary>
internal sealed record NameRow(string MemoryId, [property: JsonPropertyName("_etag")] string? ETag, double? Similarity) : IJsonRow<NameRow>
{
    private static readonly RowProperties Properties = new("memoryId", "_etag", "similarity");

    public static NameRow Read(ref Utf8JsonReader reader)
    {
        var (memoryId, etag, similarity) = ((string?)null, (string?)null, (double?)null);
        for (var property = -1; Properties.MoveNext(ref reader, ref property);)
        {
            switch (property)
            {
                case 0: memoryId = RowValue.Text(ref reader); break;
                case 1: etag = RowValue.Text(ref reader); break;
                default: similarity = RowValue.Fraction(ref reader); break;
            }
        }

        return new NameRow(memoryId ?? throw Properties.Missing(0), etag, similarity);
    }

    public MemoryCandidate ToCandidate() => new() { Id = MemoryId, Version = ETag, IsWhole = false, Similarity = Similarity };
}
