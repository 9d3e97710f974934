using MemoryFunctions.Bench.Locomo;

namespace MemoryFunctions.Bench.Tests;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Equal_differences_leave_no_doubt()
    {
        Assert.Equal(new PairedBootstrap(0.5, 0.5, 0.5), PairedBootstrap.Of([0.5, 0.5, 0.5]));
    }

    [Fact]
    public void The_interval_is_about_two_standard_errors_to_each_side()
    {
        // A hundred differences of +1 and -1 in equal shares: mean 0, standard error 0.1.
        var compared = PairedBootstrap.Of([.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1.0)]);

        Assert.Equal(0, compared.Mean);
        Assert.InRange(compared.Low, -0.24, -0.16);
        Assert.InRange(compared.High, 0.16, 0.24);
    }
}
