using System.Runtime.InteropServices;

namespace MemoryFunctions.Bench.Extract;

/// <summary>So many of so many.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ratio(int Hits, int Of)
{
    /// <summary>Between 0 and 1; null where there was nothing to hit.</summary>
    public double? Share => Of == 0 ? null : (double)Hits / Of;

    public static Ratio operator +(Ratio left, Ratio right) => new(left.Hits + right.Hits, left.Of + right.Of);

    public static Ratio Count<T>(IReadOnlyCollection<T> items, Func<T, bool> isHit) => new(items.Count(isHit), items.Count);
}
