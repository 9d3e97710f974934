using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Cosmos.Items;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class SortableTimeTests
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    private static readonly Gen<DateTimeOffset> Times =
        from ticks in Gen.OneOf(Gen.Choose(0, int.MaxValue).Select(part => (long)(part / (double)int.MaxValue * DateTime.MaxValue.Ticks)), Gen.Elements(0L, DateTime.MaxValue.Ticks))
        from hours in Gen.Choose(-14, 14)
        let offset = TimeSpan.FromHours(hours)
        select new DateTimeOffset(ticks, TimeSpan.Zero) is var time && time.Ticks + offset.Ticks >= 0 && time.Ticks + offset.Ticks <= DateTime.MaxValue.Ticks ? time.ToOffset(offset) : time;

    private static readonly Gen<string> Changed =
        from time in Times
        from at in Gen.Choose(0, 27)
        from c in Gen.Elements('0', '1', '9', 'Z', 'T', ':', '.', '-', ' ', '٣', 'x')
        select SortableTime.Write(time) is var text ? text[..at] + c + text[(at + 1)..] : "";

    [Fact]
    public void A_time_is_read_as_it_was_written_and_written_as_the_form_says() => Prop.ForAll(Times.ToArbitrary(), time =>
    {
        var text = SortableTime.Write(time);
        Assert.Equal(time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture), text);
        Assert.Equal(time, SortableTime.Read(text));
        Assert.Equal(TimeSpan.Zero, SortableTime.Read(text).Offset);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_order_of_texts_is_the_order_of_times() => Prop.ForAll(Times.Zip(Times).ToArbitrary(), pair =>
        Assert.Equal(
            pair.Item1.CompareTo(pair.Item2),
            Math.Sign(string.CompareOrdinal(SortableTime.Write(pair.Item1), SortableTime.Write(pair.Item2))))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void It_takes_exactly_what_the_frameworks_exact_parser_takes() => Prop.ForAll(Changed.ToArbitrary(), text =>
    {
        if (DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expected))
        {
            Assert.Equal(expected, SortableTime.Read(text));
        }
        else
        {
            Assert.Throws<FormatException>(() => SortableTime.Read(text));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("2026-02-29T03:04:05.0000000Z")]
    [InlineData("2026-01-02T24:00:00.0000000Z")]
    [InlineData("0000-01-02T03:04:05.0000000Z")]
    public void What_is_no_such_time_is_refused(string text) => Assert.Throws<FormatException>(() => SortableTime.Read(text));
}
