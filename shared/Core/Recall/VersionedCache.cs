namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Keeps values of the most recently used keys, each good for one version of what it was made from. What is asked for under another
/// version, or is older than a limit, is not there. Safe to call from any thread.
/// </summary>
internal sealed class VersionedCache<T>(int capacity, TimeSpan age, TimeProvider time)
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> kept = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> order = new();

    public T? Find(string key, string version)
    {
        lock (gate)
        {
            if (!kept.TryGetValue(key, out var node))
            {
                return null;
            }

            order.Remove(node);
            if (!string.Equals(node.Value.Version, version, StringComparison.Ordinal) || time.GetUtcNow() - node.Value.At >= age)
            {
                kept.Remove(key);
                return null;
            }

            order.AddFirst(node);
            return node.Value.Value;
        }
    }

    public void Keep(string key, string version, T value)
    {
        if (capacity == 0)
        {
            return;
        }

        lock (gate)
        {
            if (kept.Remove(key, out var old))
            {
                order.Remove(old);
            }

            kept[key] = order.AddFirst(new Entry(key, version, time.GetUtcNow(), value));
            if (kept.Count > capacity)
            {
                kept.Remove(order.Last!.Value.Key);
                order.RemoveLast();
            }
        }
    }

    private sealed record Entry(string Key, string Version, DateTimeOffset At, T Value);
}
