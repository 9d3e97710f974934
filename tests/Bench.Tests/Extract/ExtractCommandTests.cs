using System.CommandLine;
using MemoryFunctions.Bench.CommandLine;
using MemoryFunctions.Bench.Extract;
using MemoryFunctions.Bench.Serving;
using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class ExtractCommandTests
{
    private readonly BenchConsole console = new();

    [Fact]
    public async Task Without_the_order_it_shows_the_cases_says_that_it_did_not_run_and_succeeds()
    {
        Assert.Equal(0, await RunAsync(isLive: false));

        Assert.Contains("Not run: --live was not said", console.Text, StringComparison.Ordinal);
        Assert.Contains(ChatSettings.HowTo, console.Text, StringComparison.Ordinal);
        Assert.Matches(@"all +40 +280 ", console.Text);
    }

    [Fact]
    public async Task Without_a_model_it_says_so_and_is_neither_success_nor_failure()
    {
        Assert.Equal(2, await RunAsync(isLive: true));

        Assert.Contains("Not run: no language model is set", console.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Models:Chat:Endpoint", true)]
    [InlineData("Models:Chat:ApiKey", true)]
    [InlineData("Models:Chat:Model", true)]
    [InlineData("Models:Embedding:Model", false)]
    [InlineData("Models:Chat:Timeout", false)]
    public void A_model_is_set_where_any_of_its_three_settings_is(string name, bool isSet) => Assert.Equal(isSet, ChatSettings.AreGiven(Settings(name, "x")));

    [Fact]
    public void A_model_is_described_without_its_key()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Models:Chat:Model", "m"), new("Models:Chat:ApiKey", "k-123"), new("Models:Chat:Endpoint", "https://example.test/v1?key=k-123")]).Build();

        Assert.Equal("m at example.test", ChatSettings.Describe(settings));
    }

    [Theory]
    [InlineData("--price-in", "1")]
    [InlineData("--price-cached", "1")]
    [InlineData("--price-in", "-1", "--price-out", "2")]
    public void Prices_come_together_and_are_not_below_zero(params string[] arguments) =>
        Assert.NotEmpty(ExtractCommand.Create(Settings("none", "x")).Parse(arguments).Errors);

    private static IConfiguration Settings(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

    private Task<int> RunAsync(bool isLive) => ExtractCommand.RunAsync(
        new ExtractSettings { IsLive = isLive, Cases = CaseSet.BuiltIn() }, new Target(Url: null, Store: null), Settings("none", "x"), console.Console, CancellationToken.None);
}
