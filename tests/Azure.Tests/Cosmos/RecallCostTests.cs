using System.Text.Json;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What a recall asks of the store, and what it remembers.</summary>
public sealed class RecallCostTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    private readonly FaultScript script = new();
    private int reads;
    private int queries;

    [Theory]
    [InlineData("What kind of dog does Anna Schmidt have?")]
    [InlineData("What did Anna do in March 2024 and last week with Ben?")]
    public async Task A_recall_takes_at_most_four_queries_and_two_point_reads(string question)
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        Count();
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = question }, CancellationToken.None);
        Assert.NotEmpty(answer.Results);
        Assert.InRange(queries, 1, 4);
        Assert.InRange(reads, 1, 2);
    }

    [Fact]
    public async Task A_question_asked_again_costs_one_point_read_and_a_write_is_seen_at_once()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        var first = await host.AskAsync(Bank, "What is the dog called?");
        Count();
        Assert.Equal(first, await host.AskAsync(Bank, "What is the dog called?"));
        Assert.Equal((1, 0), (reads, queries));
        await host.SayAsync(Bank, "new", "Anna: The dog is called Quokkarella");
        Assert.Equal("Anna: The dog is called Quokkarella", (await host.AskAsync(Bank, "What is the dog called?"))[0]);
        Assert.True(await host.Documents.DeleteAsync(Bank, "new", CancellationToken.None) is not null);
        Assert.DoesNotContain("Anna: The dog is called Quokkarella", await host.AskAsync(Bank, "What is the dog called?"));
    }

    [Fact]
    public async Task What_shares_no_word_with_a_question_is_found_by_what_it_is_about()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        await host.SayAsync(Bank, "pet", "Anna: We adopted two golden retrievers");
        Assert.Contains("Anna: We adopted two golden retrievers", (await host.AskAsync(Bank, "What kind of puppy is there?")).Take(3));
    }

    [Fact]
    public async Task What_was_said_in_the_time_that_is_asked_about_is_found_by_it_alone()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        await host.SayAsync(Bank, "then", "Zoe: blorvik snartle", at: new DateTimeOffset(2019, 2, 3, 10, 0, 0, TimeSpan.Zero));
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "Anything from 3 February 2019?", Trace = true, Budget = RecallBudget.Low }, CancellationToken.None);
        Assert.Equal(1, answer.Trace!.Candidates["temporal"]);
        Assert.Equal("Zoe: blorvik snartle", answer.Results[0].Memory.Text);
    }

    [Fact]
    public async Task A_trace_tells_where_each_result_stood_for_each_arm()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        await host.SayAsync(Bank, "then", "Anna: our dog was ill", at: new DateTimeOffset(2019, 2, 3, 10, 0, 0, TimeSpan.Zero));
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "How was our dog on 3 February 2019?", Trace = true }, CancellationToken.None);
        var ranks = answer.Trace!.Ranks;
        Assert.Equal(answer.Results.Select(result => result.Memory.Id), ranks.Keys);
        Assert.Equal(Enumerable.Range(1, answer.Results.Count), ranks.Values.Select(rank => rank["fused"]));
        Assert.Equal(1, ranks[answer.Results[0].Memory.Id]["temporal"]);
        var seen = answer.Results.Where(result => result.Semantic is not null).OrderByDescending(result => result.Semantic).ThenBy(result => ranks[result.Memory.Id]["semantic"]).Select(result => ranks[result.Memory.Id]["semantic"]).ToList();
        Assert.Equal(seen.Order(), seen);
        Assert.All(answer.Results, result => Assert.Equal(result.Keyword is not null, ranks[result.Memory.Id].ContainsKey("keyword")));
    }

    [Fact]
    public async Task An_arm_that_fails_is_named_and_the_others_answer()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        script.Fail(0, point => point.Operation == CosmosOperation.Query, FaultSide.Before, status: 503);
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "What is the dog called in the garden?" }, CancellationToken.None);
        Assert.NotEmpty(answer.Results);
        Assert.EndsWith("failed", Assert.Single(answer.Degraded), StringComparison.Ordinal);
        Assert.Empty((await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "What is the dog called in the garden?" }, CancellationToken.None)).Degraded);
    }

    [Fact]
    public async Task Without_the_statistics_the_other_arms_answer_and_say_so()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        script.Fail(1, point => point.Operation == CosmosOperation.Read, FaultSide.Before, status: 503);
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "Where does our dog sleep?" }, CancellationToken.None);
        Assert.True(script.Hit);
        Assert.NotEmpty(answer.Results);
        Assert.Equal(["keyword: failed"], answer.Degraded);
    }

    [Fact]
    public void What_was_indexed_before_there_were_traits_is_read_and_what_is_no_index_is_refused()
    {
        var terms = TermIndex.Build([["tea"], null, null, null, null]);
        var old = Convert.ToBase64String(terms.Bytes.Span);
        Assert.True(IndexText.Terms(IndexText.Check(old)).IsSame(terms));
        Assert.Equal(MemoryTraits.None, IndexText.Traits(old));
        Assert.True(IndexText.Terms(IndexText.Check(IndexText.Write(terms, MemoryTraits.None))).IsSame(terms));
        Assert.Throws<JsonException>(() => IndexText.Check(old + ".*"));
    }

    private static async Task FillAsync(MemoryHost host)
    {
        for (var document = 0; document < 10; document++)
        {
            var lines = Enumerable.Range(0, 40).Select(at => $"{(at % 2 == 0 ? "Anna" : "Ben")}: the {Word(at + document)} of the {Word(at * 3)} is in the {Word(at * 7)}");
            await host.SayAsync(Bank, $"d{document}", string.Join('\n', lines), at: new DateTimeOffset(2024, 3, 1 + document, 9, 0, 0, TimeSpan.Zero));
        }

        await host.SayAsync(Bank, "dog", "Anna Schmidt: our dog sleeps in the garden", at: new DateTimeOffset(2024, 3, 20, 9, 0, 0, TimeSpan.Zero));
    }

    private static string Word(int at) => $"{"bdfgklmnprstvz"[at % 14]}o{"dkl"[at % 42 / 14]}a{"bdfgklmnprstvz"[at % 14]}i";

    private Task<MemoryHost> StartAsync() => MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = script });

    private void Count()
    {
        script.Arriving = point =>
        {
            _ = point.Operation switch
            {
                CosmosOperation.Read => Interlocked.Increment(ref reads),
                CosmosOperation.Query or CosmosOperation.QueryPlan => Interlocked.Increment(ref queries),
                _ => 0,
            };
            return Task.CompletedTask;
        };
    }
}
