using MemoryFunctions.Bench.Throughput;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Tests;

public sealed class ThroughputOutcomeTests
{
    private static readonly DateTimeOffset Start = new(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Documents_are_timed_from_the_first_saving_and_thousands_from_the_last()
    {
        // Saved within ten seconds; a thousand in the two seconds after, another in the four after those; one was recallable before.
        var states = Enumerable.Range(1, 2_000)
            .Select(number => State(10, number <= 1_000 ? 10 + (number / 500.0) : 12 + ((number - 1_000) / 250.0)))
            .Prepend(State(0, 5))
            .ToList();
        var outcome = ThroughputOutcome.Of(states, null, 1, 7);
        Assert.Equal(2_001 / 16.0, outcome.PerSecond, 6);
        Assert.Equal([500, 250], outcome.Thousands.Select(rate => Math.Round(rate, 6)));
        Assert.Equal(0.5, outcome.Flatness, 6);
        Assert.Equal(TimeSpan.FromSeconds(10), outcome.Saving);
    }

    private static OperationStatus State(double created, double completed) =>
        new("completed", Start.AddSeconds(created), Start.AddSeconds(completed), null);
}
