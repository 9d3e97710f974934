using System.Text.Json;

namespace MemoryFunctions.Azure.Rerank;

/// <summary>Reads what a server answers.</summary>
internal static class RerankAnswer
{
    /// <summary>What rounding may add to a probability.</summary>
    private const double Rounding = 1e-3;

    /// <summary>
    /// A score for each text; null where the server left one out, as it may. The list is <c>results</c> (Cohere and most others),
    /// <c>data</c> (Voyage), or all there is (text-embeddings-inference), its scores <c>relevance_score</c> or <c>score</c>.
    /// </summary>
    /// <returns>Null where it is none of that, or says of a text more than once what it is worth.</returns>
    public static double?[]? Read(ReadOnlyMemory<byte> body, int count)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(Items(document.RootElement), count);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether scores are a model's bare output (llama.cpp) and no probabilities.</summary>
    public static bool AreLogits(IReadOnlyList<double?> scores) => scores.Any(score => score is < -Rounding or > 1 + Rounding);

    public static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));

    private static JsonElement Items(JsonElement body) =>
        body.ValueKind is not JsonValueKind.Object ? body
        : body.TryGetProperty("results", out var results) ? results
        : body.TryGetProperty("data", out var data) ? data
        : default;

    private static double?[]? Read(JsonElement items, int count)
    {
        var scores = new double?[count];
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Object
                || !item.TryGetProperty("index", out var number) || number.ValueKind is not JsonValueKind.Number || !number.TryGetInt32(out var index)
                || index < 0 || index >= count || scores[index] is not null
                || !(item.TryGetProperty("relevance_score", out var value) || item.TryGetProperty("score", out value))
                || value.ValueKind is not JsonValueKind.Number || !value.TryGetDouble(out var score) || !double.IsFinite(score))
            {
                return null;
            }

            scores[index] = score;
        }

        return scores;
    }
}
