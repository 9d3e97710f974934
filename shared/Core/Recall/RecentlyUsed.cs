using System.Collections.Concurrent;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// Keeps the values that were used last: between half of its capacity and all of it, once there are so many. Two generations rather than an order of
/// use: a recall asks for hundreds of values at once, from many threads, and an order would have them wait for each other.
/// </summary>
internal sealed class RecentlyUsed<T>(int capacity)
    where T : class
{
    private readonly Lock gate = new();
    private readonly int half = (capacity + 1) / 2;
    private volatile ConcurrentDictionary<string, T> young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, T> old = new(StringComparer.Ordinal);
    private int added;

    public T? Find(string key)
    {
        if (young.TryGetValue(key, out var value))
        {
            return value;
        }

        if (!old.TryGetValue(key, out value))
        {
            return null;
        }

        Keep(key, value);
        return value;
    }

    public void Keep(string key, T value)
    {
        if (capacity == 0)
        {
            return;
        }

        var into = young;
        if (!into.TryAdd(key, value))
        {
            into[key] = value;
            return;
        }

        if (Interlocked.Increment(ref added) < half)
        {
            return;
        }

        lock (gate)
        {
            // Somebody else may have begun a new generation meanwhile.
            if (ReferenceEquals(into, young))
            {
                added = 0;
                old = into;
                young = new ConcurrentDictionary<string, T>(StringComparer.Ordinal);
            }
        }
    }
}
