using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Tests;

public sealed class PercentilesTests
{
    [Fact]
    public void Percentiles_are_measured_values_by_nearest_rank()
    {
        var times = Percentiles.Of(Enumerable.Range(1, 1_000).Reverse().Select(value => (double)value));

        Assert.Equal(new Percentiles(1_000, 500, 950, 990, 1_000), times);
    }

    [Fact]
    public void Few_values_give_their_largest_as_the_high_percentiles()
    {
        Assert.Equal(new Percentiles(3, 2, 9, 9, 9), Percentiles.Of([9, 1, 2]));
    }

    [Fact]
    public void No_values_have_no_percentiles()
    {
        Assert.Null(Percentiles.Of([]));
    }
}
