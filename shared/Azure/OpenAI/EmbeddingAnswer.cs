using System.Buffers.Binary;
using System.Text.Json;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Vectors in the order of their texts, each of length 1, and what they took.</summary>
internal sealed record EmbeddingAnswer(IReadOnlyList<float[]> Vectors, long Tokens)
{
    /// <param name="body">The answer's body: vectors as base64 of little-endian floats, or as numbers.</param>
    /// <param name="count">How many texts there were.</param>
    /// <exception cref="ProviderException">It is not one vector for each text.</exception>
    public static EmbeddingAnswer Read(BinaryData body, int count)
    {
        try
        {
            using var document = JsonDocument.Parse(body.ToMemory());
            return new EmbeddingAnswer(ReadVectors(document.RootElement, count), ReadTokens(document.RootElement));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ProviderException("the endpoint's answer holds no vectors", e) { IsUnusable = true };
        }
    }

    private static float[][] ReadVectors(JsonElement body, int count)
    {
        var vectors = new float[count][];
        var position = 0;
        foreach (var item in body.GetProperty("data").EnumerateArray())
        {
            var index = item.TryGetProperty("index", out var number) ? number.GetInt32() : position;
            if (index < 0 || index >= count || vectors[index] is not null)
            {
                throw Miscounted();
            }

            vectors[index] = Normalized(Numbers(item.GetProperty("embedding")));
            position++;
        }

        return position == count ? vectors : throw Miscounted();
    }

    private static float[] Numbers(JsonElement vector)
    {
        if (vector.ValueKind is not JsonValueKind.String)
        {
            return [.. vector.EnumerateArray().Select(number => number.GetSingle())];
        }

        var bytes = vector.GetBytesFromBase64();
        var numbers = new float[bytes.Length / sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
        }

        return numbers;
    }

    private static float[] Normalized(float[] vector)
    {
        var sum = 0.0;
        foreach (var number in vector)
        {
            sum += (double)number * number;
        }

        if (!double.IsFinite(sum) || sum <= 0)
        {
            throw new ProviderException("the endpoint answered with a vector that points nowhere") { IsUnusable = true };
        }

        var scale = 1 / Math.Sqrt(sum);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = (float)(vector[i] * scale);
        }

        return vector;
    }

    private static long ReadTokens(JsonElement body) =>
        body.TryGetProperty("usage", out var usage) && usage.ValueKind is JsonValueKind.Object
        && usage.TryGetProperty("total_tokens", out var total) && total.TryGetInt64(out var tokens) ? tokens : 0;

    private static ProviderException Miscounted() => new("the endpoint did not answer with one vector for each text") { IsUnusable = true };
}
