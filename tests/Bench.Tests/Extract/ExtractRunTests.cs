using System.Text.Json;
using MemoryFunctions.Bench.Extract;
using MemoryFunctions.Bench.Serving;
using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class ExtractRunTests
{
    private static readonly IReadOnlyList<ExtractCase> Cases = CaseSet.BuiltIn();
    private readonly BenchConsole console = new();

    [Fact]
    public async Task A_service_that_states_what_is_expected_has_full_marks_in_every_language()
    {
        var listings = Cases.ToDictionary(one => one.Id, CaseSetTests.Perfect, StringComparer.Ordinal);
        await using var service = await ListingService.StartAsync((id, sessions) => listings[id][sessions - 1]);

        Assert.Equal(0, await RunAsync(service, Cases, new Prices(1, 10, 0.5m)));

        // 50 sessions of 1,000 tokens sent, 400 of them kept, and 100 received, over 280 turns.
        Assert.Equal((50, 280), (Cases.Sum(one => one.Sessions.Count), Cases.Sum(one => one.Turns)));
        Assert.Matches(@"all +40 +\d+ +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +100\.0 +179 +18 +0\.321", console.Text);
        Assert.Contains("Warning: the service does not know custom_categories, do_not_store", console.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("missing:", console.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_owner_of_a_bank_says_goes_along_and_observations_are_left_out()
    {
        await using var service = await ListingService.StartAsync((_, _) => [new StatedFact("The user runs 55 kilometres a week.")]);
        await RunAsync(service, CaseSet.Load("en-do-not-store"));

        var bank = service.BankOf("en-do-not-store");
        Assert.StartsWith("A running coach", bank.GetProperty("retain_mission").GetString(), StringComparison.Ordinal);
        Assert.Equal("State distances in kilometres.", bank.GetProperty("retain_custom_instructions").GetString());
        Assert.Equal(2, bank.GetProperty("do_not_store").GetArrayLength());
        Assert.False(bank.GetProperty("enable_observations").GetBoolean());

        await RunAsync(service, CaseSet.Load("en-categories"));
        Assert.Equal("Who travels along", service.BankOf("en-categories").GetProperty("custom_categories").GetProperty("companion").GetString());
    }

    [Fact]
    public async Task The_particulars_name_what_went_wrong_and_are_written_to_the_file()
    {
        await using var service = await ListingService.StartAsync((_, _) => [new StatedFact("The user's name is Nora Lindqvist."), new StatedFact("It is raining."), new StatedFact("Likes hats.")]);
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(0, await RunAsync(service, CaseSet.Load("en-identity"), prices: null, file));

            Assert.Contains("missing: job, birthday, allergy, swedish", console.Text, StringComparison.Ordinal);
            Assert.Contains("unexpected: Likes hats.", console.Text, StringComparison.Ordinal);
            using var results = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            var one = results.RootElement.GetProperty("cases")[0];
            Assert.Equal(("en-identity", 3), (one.GetProperty("id").GetString(), one.GetProperty("facts").GetArrayLength()));
            Assert.Equal(1_000, one.GetProperty("usage").GetProperty("input_tokens").GetInt32());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_case_that_is_not_read_fails_by_itself_with_the_reason()
    {
        await using var service = await ListingService.StartAsync((_, _) => [], """{"status":"failed","error_message":"the key is wrong"}""");

        Assert.Equal(1, await RunAsync(service, CaseSet.Load("en-m*")));
        Assert.Contains("ended as failed: the key is wrong", console.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Patience_ends_before_the_service_gives_up_and_tells_what_it_waits_for()
    {
        await using var service = await ListingService.StartAsync((_, _) => [], """{"status":"pending","error_message":"the model is busy"}""");

        Assert.Equal(1, await RunAsync(service, CaseSet.Load("en-m*"), patience: TimeSpan.FromMilliseconds(1)));
        Assert.Contains("not read within 0 s: the model is busy", console.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_without_a_model_is_noticed()
    {
        await using var service = await ListingService.StartAsync((_, _) => [], """{"status":"completed"}""");

        Assert.Equal(1, await RunAsync(service, CaseSet.Load("fr-*")));
        Assert.Contains("no case has a single fact", console.Text, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(ListingService service, IReadOnlyList<ExtractCase> cases, Prices? prices = null, string? results = null, TimeSpan? patience = null) => ExtractCommand.RunAsync(
        new ExtractSettings { IsLive = true, Cases = cases, Parallel = 4, Patience = patience ?? TimeSpan.FromMinutes(5), Prices = prices, Results = results },
        new Target(service.Address, Store: null),
        new ConfigurationBuilder().Build(),
        console.Console,
        CancellationToken.None);
}
