using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// How many bells are indexed for at once in this process. Indexing computes; asking a language model waits. A process hears many
/// bells, so that nobody waits behind a model that thinks, and indexes for few of them at a time.
/// </summary>
public sealed class IndexPlaces : IDisposable
{
    private readonly SemaphoreSlim? places;

    public IndexPlaces(IOptions<IngestOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        places = options.Value.Parallelism is > 0 and var most ? new SemaphoreSlim(most, most) : null;
    }

    /// <summary>Waits for a place; disposing of it gives it back.</summary>
    public async Task<IDisposable?> EnterAsync(CancellationToken cancellationToken)
    {
        if (places is null)
        {
            return null;
        }

        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Place(places);
    }

    public void Dispose() => places?.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
