namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>
/// Rows that an index has to catch up on. A few are read by the query that finds them missing; the many of a large bank's first query after
/// a start are read in ranges side by side, one for each processor.
/// </summary>
internal static class RowRanges
{
    /// <summary>So few rows are read sooner than others begin to help.</summary>
    public const int Smallest = 2048;

    /// <summary>Makes a part of each range, side by side where there are several, and returns them in the order of their rows.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row behind the last.</param>
    /// <param name="read">Given a range's first row and the row behind its last.</param>
    public static T[] Read<T>(int start, int end, Func<int, int, T> read)
    {
        var parts = new T[Math.Clamp((end - start) / Smallest, 1, Environment.ProcessorCount)];
        if (parts.Length == 1)
        {
            parts[0] = read(start, end);
        }
        else
        {
            Parallel.For(0, parts.Length, number => parts[number] = read(Boundary(number), Boundary(number + 1)));
        }

        return parts;

        int Boundary(int number) => start + (int)((long)(end - start) * number / parts.Length);
    }
}
