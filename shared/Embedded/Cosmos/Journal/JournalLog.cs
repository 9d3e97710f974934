using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>What is worth knowing about the journal. File names and sizes only.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(EventId = 7101, Level = LogLevel.Warning,
        Message = "The last write to {File} was cut short by a crash: {Bytes} bytes from offset {Offset} on were dropped; they were never acknowledged")]
    public static partial void TornTailDropped(ILogger logger, string file, long offset, long bytes);

    [LoggerMessage(EventId = 7102, Level = LogLevel.Information, Message = "Removed {File}, left over from a compaction")]
    public static partial void LeftoverRemoved(ILogger logger, string file);

    [LoggerMessage(EventId = 7103, Level = LogLevel.Information, Message = "Opened {Folder}: {Items} items, {Bytes} bytes, in {Milliseconds} ms")]
    public static partial void Opened(ILogger logger, string folder, long items, long bytes, long milliseconds);

    [LoggerMessage(EventId = 7104, Level = LogLevel.Information, Message = "Compacted the journal from {Before} to {After} bytes")]
    public static partial void Compacted(ILogger logger, long before, long after);

    [LoggerMessage(EventId = 7105, Level = LogLevel.Error, Message = "Compacting the journal failed; it goes on growing until the next attempt")]
    public static partial void CompactionFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7106, Level = LogLevel.Critical, Message = "The journal could not be written: no further writes are accepted")]
    public static partial void WriteFailed(ILogger logger, Exception exception);
}
