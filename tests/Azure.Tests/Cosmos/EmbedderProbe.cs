using System.Collections.Concurrent;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>An embedder that a test can count, stop and fail.</summary>
public sealed class EmbedderProbe : IEmbedder
{
    private readonly IEmbedder inner = new ServiceCollection().AddOfflineModels().BuildServiceProvider().GetRequiredService<IEmbedder>();
    private readonly ConcurrentQueue<string> texts = new();
    private int calls;

    public ModelSignature Signature => inner.Signature;

    public int Calls => calls;

    public IReadOnlyList<string> Texts => [.. texts];

    /// <summary>Runs before each answer; may wait, and may throw.</summary>
    public Func<IReadOnlyList<string>, Task>? Before { get; set; }

    /// <summary>Runs before each answer under the call's token.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task>? Holding { get; set; }

    public void Register(IServiceCollection services) => services.AddSingleton<IEmbedder>(this);

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref calls);
        foreach (var text in texts)
        {
            this.texts.Enqueue(text);
        }

        if (Before is { } before)
        {
            await before(texts);
        }

        if (Holding is { } holding)
        {
            await holding(texts, cancellationToken);
        }

        return await inner.EmbedAsync(texts, cancellationToken);
    }
}
