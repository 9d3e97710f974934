using MemoryFunctions.Azure.OpenAI;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "2", 2_000)]
    [InlineData(null, "0.25", 250)]
    [InlineData("1500", "2", 1_500)]
    [InlineData("soon", "2", 2_000)]
    [InlineData(null, "Sun, 01 Mar 2026 08:00:30 GMT", 30_000)]
    [InlineData(null, "Sun, 01 Mar 2026 07:00:00 GMT", 0)]
    [InlineData(null, "-5", 0)]
    [InlineData(null, "1e300", 86_400_000)]
    public void A_wait_is_read_in_all_its_forms(string? milliseconds, string? secondsOrDate, int expected) =>
        Assert.Equal(TimeSpan.FromMilliseconds(expected), RetryAfterHeader.Read(milliseconds, secondsOrDate, Now));

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "")]
    [InlineData(null, "soon")]
    [InlineData(null, "NaN")]
    public void What_says_nothing_is_no_wait(string? milliseconds, string? secondsOrDate) =>
        Assert.Null(RetryAfterHeader.Read(milliseconds, secondsOrDate, Now));
}
