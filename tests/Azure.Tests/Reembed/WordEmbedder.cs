using System.Collections.Concurrent;
using System.Numerics.Tensors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>Another model: texts with the same words are near each other.</summary>
public sealed class WordEmbedder(string name = "words", int dimensions = 256) : IEmbedder
{
    private readonly ConcurrentQueue<string> texts = new();

    public ModelSignature Signature { get; } = new(name, dimensions);

    /// <summary>What it was asked for, with repetitions.</summary>
    public IReadOnlyList<string> Texts => [.. texts];

    /// <summary>Runs before each answer; may throw.</summary>
    public Func<Task>? Before { get; set; }

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Before is { } before)
        {
            await before();
        }

        foreach (var text in texts)
        {
            this.texts.Enqueue(text);
        }

        return [.. texts.Select(Embed)];
    }

    public ReadOnlyMemory<float> Embed(string text)
    {
        var vector = new float[dimensions];
        foreach (var word in text.Split([' ', ':', '?', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            vector[Digest.Of(name, word).Aggregate(17, (sum, letter) => ((sum * 31) + letter) % 65_521) % dimensions] += 1;
        }

        vector[0] += 0.01f;
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return vector;
    }
}
