using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>Writes a snapshot beside the journal and then removes what it stands for.</summary>
internal static class Compaction
{
    /// <summary>Runs beside the writers, which have already gone on to the file after <paramref name="number"/>.</summary>
    /// <returns>Bytes of the snapshot.</returns>
    public static long Run(IJournalFolder folder, long number, AccountImage image, ILogger logger, CancellationToken cancellationToken)
    {
        long bytes;
        using (var file = folder.OpenAppend(JournalFiles.Unfinished(number)))
        {
            file.Truncate(0);
            image.Write(file, cancellationToken);
            bytes = file.Length;
        }

        folder.Rename(JournalFiles.Unfinished(number), JournalFiles.Snapshot(number));

        // Only once the new name is durable may the old files go.
        folder.Sync();
        foreach (var file in folder.List())
        {
            if (JournalFiles.JournalNumber(file) <= number || JournalFiles.SnapshotNumber(file) < number)
            {
                JournalLog.LeftoverRemoved(logger, file);
                folder.Delete(file);
            }
        }

        return bytes;
    }
}
