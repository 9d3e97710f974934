using System.Buffers;

namespace MemoryFunctions.Core.Recall;

/// <summary>The distinct axes of many texts, numbered in the order in which they come, so that each is computed once.</summary>
/// <remarks>Rents its memory: dispose of it.</remarks>
internal sealed class ConceptAxes : IDisposable
{
    private const int All = ushort.MaxValue + 1;

    // One more than the place; 0 is not there.
    private readonly int[] places = ArrayPool<int>.Shared.Rent(All);
    private readonly ushort[] axes;

    public ConceptAxes(IReadOnlyList<ConceptCandidate> candidates)
    {
        Array.Clear(places, 0, All);
        var total = 0;
        foreach (var candidate in candidates)
        {
            total += candidate.Axes.Length;
        }

        axes = ArrayPool<ushort>.Shared.Rent(Math.Min(total, All));
        foreach (var candidate in candidates)
        {
            foreach (var axis in candidate.Axes.Span)
            {
                if (places[axis] == 0)
                {
                    axes[Count] = axis;
                    places[axis] = ++Count;
                }
            }
        }
    }

    public int Count { get; private set; }

    public ushort this[int place] => axes[place];

    public int PlaceOf(ushort axis) => places[axis] - 1;

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<ushort>.Shared.Return(axes);
    }
}
