using System.Globalization;

namespace MemoryFunctions.Embedded.Cosmos.Items;

/// <summary>One version of an item. Versions never change; a newer one or a deletion only sets <see cref="EndSequence"/>.</summary>
internal sealed class StoredItem(ItemContent content, ulong resourceNumber, long sequence, long timestamp)
{
    /// <summary>Beside the other fields: a scan must not have to fetch the content to see that the item does not expire. 0 is the container's default.</summary>
    private readonly int timeToLive = content.TimeToLive ?? 0;
    private long endSequence = long.MaxValue;

    public ItemContent Content { get; } = content;

    public string Id => Content.Id;

    /// <summary>Stays the same when the item is replaced.</summary>
    public ulong ResourceNumber { get; } = resourceNumber;

    /// <summary>The write that made this version, counted over the whole account; also its ETag.</summary>
    public long Sequence { get; } = sequence;

    /// <summary>Seconds since 1970 of the last write.</summary>
    public long Timestamp { get; } = timestamp;

    /// <summary>The write that ended this version; <see cref="long.MaxValue"/> while it is the newest.</summary>
    public long EndSequence
    {
        get => Volatile.Read(ref endSequence);
        set => Volatile.Write(ref endSequence, value);
    }

    public string ETag => FormatETag(Sequence);

    public bool IsVisibleAt(long sequence) => Sequence <= sequence && EndSequence > sequence;

    /// <summary>Time to live counts from the last write and only where the container switches it on.</summary>
    public bool IsExpired(int? containerDefault, long now)
    {
        if (containerDefault is not { } fallback)
        {
            return false;
        }

        var seconds = timeToLive == 0 ? fallback : timeToLive;
        return seconds > 0 && now - Timestamp >= seconds;
    }

    public static string FormatETag(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{(uint)sequence:x8}-{(ushort)(sequence >> 32):x4}-4d46-0000-000000000000\"");
}
