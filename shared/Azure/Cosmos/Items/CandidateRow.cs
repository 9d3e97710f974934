using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A memory as a search reads it: what it is ranked by.</summary>
internal sealed record CandidateRow : IJsonRow<CandidateRow>
{
    private static readonly RowProperties Properties = new("memoryId", "speaker", "index", "proofCount", "_etag", "similarity");

    public required string MemoryId { get; init; }

    public string? Speaker { get; init; }

    /// <inheritdoc cref="IndexText"/>
    public string Index { get; init; } = "";

    public int ProofCount { get; init; } = 1;

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public double? Similarity { get; init; }

    public static CandidateRow Read(ref Utf8JsonReader reader)
    {
        var (memoryId, speaker, index, proofs, etag, similarity) = ((string?)null, (string?)null, "", 1, (string?)null, (double?)null);
        for (var property = -1; Properties.MoveNext(ref reader, ref property);)
        {
            switch (property)
            {
                case 0: memoryId = RowValue.Text(ref reader); break;
                case 1: speaker = RowValue.Text(ref reader); break;
                case 2: index = IndexText.Check(RowValue.Text(ref reader)); break;
                case 3: proofs = RowValue.Number(ref reader); break;
                case 4: etag = RowValue.Text(ref reader); break;
                default: similarity = RowValue.Fraction(ref reader); break;
            }
        }

        return new CandidateRow { MemoryId = memoryId ?? throw Properties.Missing(0), Speaker = speaker, Index = index, ProofCount = proofs, ETag = etag, Similarity = similarity };
    }

    public MemoryCandidate ToCandidate() =>
        new() { Id = MemoryId, Version = ETag, Speaker = Speaker, Index = IndexText.Terms(Index), Traits = IndexText.Traits(Index), ProofCount = ProofCount, Similarity = Similarity };
}
