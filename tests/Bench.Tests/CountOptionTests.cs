using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;

namespace MemoryFunctions.Bench.Tests;

public sealed class CountOptionTests
{
    private readonly Option<Counts> banks = CountOption.Several("--banks", "", 100, 1_000);

    [Fact]
    public void Numbers_are_read_between_commas()
    {
        Assert.Equal([5, 10], Parse("--banks", "5,10").GetRequiredValue(banks).Values);
    }

    [Fact]
    public void The_default_is_shown_as_it_is_typed()
    {
        Assert.Equal("100,1000", Parse().GetRequiredValue(banks).ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("10,x")]
    [InlineData("1,,2")]
    public void What_is_no_number_above_zero_is_refused_by_the_name_of_the_option(string value)
    {
        Assert.StartsWith("--banks: ", Assert.Single(Parse("--banks", value).Errors).Message, StringComparison.Ordinal);
    }

    private ParseResult Parse(params string[] arguments) => new Command("test") { banks }.Parse(arguments);
}
