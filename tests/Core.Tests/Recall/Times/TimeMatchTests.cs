using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Recall.Times;

namespace MemoryFunctions.Core.Tests.Recall.Times;

public sealed class TimeMatchTests
{
    private static readonly DateTimeOffset Start = new(2023, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 1.5)]
    [InlineData(7, 3.97)]
    [InlineData(31, 8.35)]
    [InlineData(365, 28.66)]
    public void A_moment_fits_by_half_at_the_tolerance_of_the_range(int width, double distance)
    {
        var range = Range(Start, Start.AddDays(width), "day");
        Assert.Equal(0.5, TimeMatch.Score(range, null, null, Start.AddDays(-distance)), 2);
        Assert.Equal(0.5, TimeMatch.Score(range, null, null, Start.AddDays(width + distance)), 2);
    }

    [Fact]
    public void A_memory_without_any_time_does_not_fit() =>
        Assert.Equal(0, TimeMatch.Score(Range(Start, Start.AddDays(1), "day"), null, null, null));

    [Fact]
    public void A_memory_said_in_the_range_that_tells_of_another_time_fits_by_half()
    {
        var range = Range(Start, Start.AddDays(1), "day");
        Assert.Equal(0.5, TimeMatch.Score(range, Start.AddYears(-3), Start.AddYears(-3).AddDays(1), Start), 3);
    }

    [Fact]
    public void A_memory_that_tells_of_the_range_fits_whenever_it_was_said()
    {
        var range = Range(Start, Start.AddDays(1), "day");
        Assert.Equal(1, TimeMatch.Score(range, Start, Start.AddDays(1), Start.AddYears(1)));
    }

    [Fact]
    public void A_long_time_fits_a_short_range_in_it_a_little()
    {
        var year = (From: new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero), To: new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var day = TimeMatch.Score(Range(Start, Start.AddDays(1), "day"), year.From, year.To, null);
        var month = TimeMatch.Score(Range(Start, Start.AddDays(31), "month"), year.From, year.To, null);
        Assert.InRange(day, 0.005, 0.05);
        Assert.InRange(month, 0.1, 0.2);
    }

    [Fact]
    public void An_open_range_tolerates_what_its_grain_does()
    {
        var before = Range(DateTimeOffset.MinValue, Start, "year");
        Assert.Equal(1, TimeMatch.Score(before, null, null, Start.AddYears(-1000)));
        Assert.Equal(0.5, TimeMatch.Score(before, null, null, Start.AddDays(28.66)), 2);
    }

    [Fact]
    public void What_lies_inside_fits_fully()
    {
        Prop.ForAll(Gen.Choose(1, 4_000).Zip(Gen.Choose(0, 100)).Zip(Gen.Choose(0, 100)).ToArbitrary(), drawn =>
        {
            var ((width, one), other) = drawn;
            var range = Range(Start, Start.AddDays(width), "day");
            var (from, to) = (Start.AddDays(width * Math.Min(one, other) / 100.0), Start.AddDays(width * Math.Max(one, other) / 100.0));
            Assert.Equal(1, TimeMatch.Score(range, from, to, null));
            Assert.Equal(1, TimeMatch.Score(range, null, null, from));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void The_farther_away_the_less_it_fits()
    {
        Prop.ForAll(Gen.Choose(1, 400).Zip(Gen.Choose(0, 800)).Zip(Gen.Choose(1, 9).Zip(Gen.Elements(-1, 1))).ToArbitrary(), drawn =>
        {
            var ((width, length), (stride, side)) = drawn;
            var range = Range(Start, Start.AddDays(width), "day");
            var middle = Start.AddDays(width / 2.0);
            var last = 1.0;
            for (var step = 0; step < 40; step++)
            {
                var center = middle.AddDays(side * stride * step * 5.0);
                var score = TimeMatch.Score(range, center.AddDays(-length / 2.0), center.AddDays(length / 2.0), null);
                Assert.InRange(score, 0, last + 1e-9);
                Assert.True(score > 0);
                last = score;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static AskedRange Range(DateTimeOffset from, DateTimeOffset to, string grain) => new(from, to, grain, 1);
}
