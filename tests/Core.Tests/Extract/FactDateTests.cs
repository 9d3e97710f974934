using System.Globalization;
using MemoryFunctions.Core.Extract;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class FactDateTests
{
    private static readonly TimeSpan Berlin = TimeSpan.FromHours(2);

    [Theory]
    [InlineData("2026-05-03", "2026-05-03T00:00:00+02:00", "2026-05-03T23:59:59+02:00")]
    [InlineData("2026-05", "2026-05-01T00:00:00+02:00", "2026-05-31T23:59:59+02:00")]
    [InlineData("2026", "2026-01-01T00:00:00+02:00", "2026-12-31T23:59:59+02:00")]
    [InlineData("2026-05-03T18:30", "2026-05-03T18:30:00+02:00", "2026-05-03T18:30:00+02:00")]
    [InlineData("2026-05-03T18:30:15Z", "2026-05-03T18:30:15+00:00", "2026-05-03T18:30:15+00:00")]
    [InlineData("2026-05-03T18:30:15.250-05:00", "2026-05-03T18:30:15.25-05:00", "2026-05-03T18:30:15.25-05:00")]
    [InlineData("0001-01-02", "0001-01-02T00:00:00+02:00", "0001-01-02T23:59:59+02:00")]
    public void A_date_is_a_day_where_the_speaker_is(string text, string start, string end)
    {
        Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), FactDate.Read(text, Berlin, isEnd: false));
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), FactDate.Read(text, Berlin, isEnd: true));
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("03/05/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("0000-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2026-05-03T25:00")]
    [InlineData("2026-05-03T10:00+99:00")]
    [InlineData("2026-W18")]
    [InlineData("")]
    public void Anything_else_is_no_date(string text) => Assert.Null(FactDate.Read(text, Berlin, isEnd: false));
}
