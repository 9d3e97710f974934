using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Journal;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>The journal as the committing thread uses it: append, count the garbage, compact beside the writers.</summary>
internal sealed class CommitJournal : IAsyncDisposable
{
    private readonly IJournalFolder folder;
    private readonly JournalWriter writer;
    private readonly long minCompactionBytes;
    private readonly ILogger logger;
    private readonly CancellationTokenSource stop = new();
    private long liveBytes;
    private long sealedBytes;
    private long considerAt;
    private Task<long>? compaction;

    public CommitJournal(IJournalFolder folder, JournalWriter writer, long totalBytes, long liveBytes, long minCompactionBytes, ILogger logger)
    {
        this.folder = folder;
        this.writer = writer;
        this.liveBytes = liveBytes;
        this.minCompactionBytes = minCompactionBytes;
        this.logger = logger;
        sealedBytes = totalBytes - writer.Length;
    }

    private long TotalBytes => sealedBytes + writer.Length;

    public void Commit(ReadOnlySpan<byte> payload) => writer.Commit(payload);

    public void Grow(long bytes) => liveBytes += bytes;

    /// <summary>Starts a compaction when more than half of the files is garbage; expired items are garbage too.</summary>
    public void CompactIfWorthwhile(Catalog catalog, long now)
    {
        if (compaction is { IsCompleted: true })
        {
            Finish();
        }

        if (compaction is not null || TotalBytes < minCompactionBytes || TotalBytes < considerAt)
        {
            return;
        }

        // Looking for expired items takes a walk over all of them, so it is done once per so many bytes written.
        var expired = catalog.Containers.Sum(c => c.Partitions.Sum(p => p.ExpiredBytes(c.Definition.DefaultTimeToLive, now)));
        considerAt = TotalBytes + (minCompactionBytes / 8);
        if ((liveBytes - expired) * 2 >= TotalBytes)
        {
            return;
        }

        var image = AccountImage.Take(catalog, now);
        var number = writer.Number;
        sealedBytes += writer.Length;
        writer.Rotate();
        liveBytes -= expired;
        foreach (var container in catalog.Containers)
        {
            foreach (var partition in container.Partitions)
            {
                partition.DropExpired(container.Definition.DefaultTimeToLive, now);
            }
        }

        compaction = Task.Run(() => Compaction.Run(folder, number, image, logger, stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (compaction is not null)
        {
            await compaction.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        stop.Dispose();
        writer.Dispose();
        folder.Dispose();
    }

    private void Finish()
    {
        if (compaction!.IsCompletedSuccessfully)
        {
            JournalLog.Compacted(logger, sealedBytes, compaction.Result);
            sealedBytes = compaction.Result;
        }
        else if (compaction.Exception is { } exception)
        {
            JournalLog.CompactionFailed(logger, exception);
        }

        considerAt = TotalBytes + minCompactionBytes;
        compaction = null;
    }
}
