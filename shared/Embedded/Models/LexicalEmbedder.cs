using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Embedded.Models;

/// <summary>
/// Vectors of words alone (<see cref="HashedTerms"/>). What <see cref="ConceptEmbedder"/> has replaced: it serves what it has filled
/// until that is moved.
/// </summary>
internal sealed class LexicalEmbedder : IEmbedder
{
    public const int Dimensions = 512;

    public ModelSignature Signature { get; } = new(OfflineEmbedders.WordsOnly, Dimensions);

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var vectors = new ReadOnlyMemory<float>[texts.Count];
        for (var i = 0; i < vectors.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = new float[Dimensions];
            HashedTerms.Write(texts[i], vector);
            vectors[i] = vector;
        }

        return Task.FromResult<IReadOnlyList<ReadOnlyMemory<float>>>(vectors);
    }
}
