using System.Globalization;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>What an embedding server understands; it only ever loses by what the server refuses.</summary>
internal sealed record EmbeddingDialect
{
    /// <summary>Vectors have the model's own length.</summary>
    public bool IsWithoutDimensions { get; init; }

    /// <summary>Vectors come as numbers, which are five times as long as base64.</summary>
    public bool IsWithoutEncoding { get; init; }

    /// <summary>What to leave out so that the server takes the request; null where it is about nothing that can be left out.</summary>
    public static EmbeddingDialect? Lesson(ProviderException refusal, EmbeddingDialect sent)
    {
        if (refusal.Status is not (400 or 404 or 422))
        {
            return null;
        }

        if (!sent.IsWithoutDimensions && (refusal.Error.Mentions("dimensions") || refusal.Error.Mentions("matryoshka")))
        {
            return new EmbeddingDialect { IsWithoutDimensions = true };
        }

        return !sent.IsWithoutEncoding && refusal.Error.Mentions("encoding_format") ? new EmbeddingDialect { IsWithoutEncoding = true } : null;
    }

    public EmbeddingDialect Join(EmbeddingDialect other) => new()
    {
        IsWithoutDimensions = IsWithoutDimensions || other.IsWithoutDimensions,
        IsWithoutEncoding = IsWithoutEncoding || other.IsWithoutEncoding,
    };

    /// <summary>For the log.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"dimensions {(IsWithoutDimensions ? "left out" : "sent")}, encoding {(IsWithoutEncoding ? "left out" : "sent")}");
}
