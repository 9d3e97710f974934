namespace MemoryFunctions.Core.Models;

/// <summary>Turns texts into vectors of unit length.</summary>
public interface IEmbedder
{
    ModelSignature Signature { get; }

    /// <summary>One vector per text, in order, each of <see cref="ModelSignature.Dimensions"/> numbers and of length 1.</summary>
    Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
