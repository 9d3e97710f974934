using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests;

public sealed class ServerTimingTests
{
    [Theory]
    [InlineData("total;dur=12.5", 12.5)]
    [InlineData("embed;dur=1, total;desc=\"all\";dur=3", 3.0)]
    [InlineData("Total; DUR=\"7\"", 7.0)]
    [InlineData("total", null)]
    [InlineData("subtotal;dur=4", null)]
    [InlineData("", null)]
    public void The_duration_of_a_metric_is_found(string header, double? milliseconds)
    {
        Assert.Equal(milliseconds, ServerTiming.Find(header, "total"));
    }
}
