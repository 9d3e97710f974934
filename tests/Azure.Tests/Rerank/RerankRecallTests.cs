using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Rerank;

/// <summary>Recalls over the real store, with a reranker behind real HTTP.</summary>
public sealed class RerankRecallTests : IAsyncLifetime
{
    private const int Turns = 12;

    private static readonly BankId Bank = MemoryHost.Bank();

    private static readonly RecallQuery Query = new() { Bank = Bank, Text = "What does Anna plant in the garden?" };

    private RerankServer server = null!;
    private ServiceProvider rerankers = null!;
    private MemoryHost host = null!;

    public async Task InitializeAsync()
    {
        server = await RerankServer.StartAsync();
        (rerankers, host) = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await rerankers.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_the_reranker_prefers_comes_first_with_its_score()
    {
        var before = await AskAsync(Query with { Rerank = false });
        var preferred = before.Results[^1];
        server.Answer = call => (200, RerankServer.Scores(call, text => text.Contains(preferred.Memory.Text, StringComparison.Ordinal) ? 0.98 : 0.02));

        var answer = await AskAsync(Query);

        Assert.Equal(preferred.Memory.Id, answer.Results[0].Memory.Id);
        Assert.Equal(0.98, answer.Results[0].Reranker);
        Assert.All(answer.Results.Skip(1), result => Assert.Equal(0.02, result.Reranker));
        Assert.Equal(before.Results.Select(Id).Except([preferred.Memory.Id]), answer.Results.Skip(1).Select(Id));
        Assert.Equal(answer.Results.Select(result => result.Final), answer.Results.Select(result => result.Final).OrderDescending());
        Assert.Empty(answer.Degraded);
        Assert.Equal(Query.Text, server.Calls.Single().Query);
        Assert.Contains(server.Calls.Single().Texts, text => text.StartsWith("(3 March 2024) [the garden] Anna: I plant", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_may_do_without()
    {
        var answer = await AskAsync(Query with { Rerank = false });

        Assert.NotEmpty(answer.Results);
        Assert.All(answer.Results, result => Assert.Null(result.Reranker));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_bank_may_do_without()
    {
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate { Retrieval = new Retrieval { Reranking = false } }, CancellationToken.None);

        Assert.NotEmpty((await AskAsync(Query)).Results);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Floors_are_under_the_scores_that_the_answer_shows()
    {
        server.Answer = call => (200, RerankServer.Scores(call, text => text.Contains("beans", StringComparison.Ordinal) ? 0.9 : 0.1));
        var all = await AskAsync(Query);
        var final = all.Results[1].Final;

        Assert.All((await AskAsync(Query with { MinReranker = 0.9 })).Results, result => Assert.Contains("beans", result.Memory.Text, StringComparison.Ordinal));
        Assert.Empty((await AskAsync(Query with { MinReranker = 0.91 })).Results);
        Assert.Equal(all.Results.Where(result => result.Final >= final).Select(Id), (await AskAsync(Query with { MinFinal = final })).Results.Select(Id));
    }

    [Fact]
    public async Task A_reranker_that_takes_too_long_leaves_the_order_as_it_was_and_the_answer_says_so()
    {
        var before = await AskAsync(Query with { Rerank = false });
        server.Until = new TaskCompletionSource().Task;
        await using var brief = server.Services(("Timeout", "00:00:00.050"));
        await using var impatient = await MemoryHost.StartAsync(beside: host, change: services => services.AddSingleton(brief.GetRequiredService<IReranker>()));

        var answer = await impatient.Recall.RecallAsync(Query with { MinReranker = 0.5 }, CancellationToken.None);

        Assert.Equal(["reranker: timeout"], answer.Degraded);
        Assert.Equal(before.Results.Select(Id), answer.Results.Select(Id));
        Assert.Equal(before.Results.Select(result => result.Final), answer.Results.Select(result => result.Final));
    }

    [Fact]
    public async Task A_degraded_answer_is_not_kept()
    {
        server.Answer = _ => (500, "");
        Assert.Equal(["reranker: failed"], (await AskAsync(Query)).Degraded);

        server.Answer = call => (200, RerankServer.Scores(call, _ => 0.5));
        Assert.Empty((await AskAsync(Query)).Degraded);
    }

    [Fact]
    public async Task A_floor_under_the_scores_of_a_reranker_that_is_not_there_is_said_to_be_none()
    {
        await using var without = await MemoryHost.StartAsync(beside: host);

        var answer = await without.Recall.RecallAsync(Query with { MinReranker = 0.5 }, CancellationToken.None);

        Assert.Equal(["reranker: not configured"], answer.Degraded);
        Assert.NotEmpty(answer.Results);
    }

    [Fact]
    public async Task Those_that_were_not_read_come_after_in_the_order_that_they_had()
    {
        var before = await AskAsync(Query with { Rerank = false });
        await using var few = server.Services(("Candidates", "3"));
        await using var frugal = await MemoryHost.StartAsync(beside: host, change: services => services.AddSingleton(few.GetRequiredService<IReranker>()));
        server.Answer = call => (200, RerankServer.Scores(call, text => 0.001 * text.Length / 2_000));

        var answer = await frugal.Recall.RecallAsync(Query, CancellationToken.None);

        Assert.Equal(3, server.Calls.Single().Texts.Count);
        Assert.Equal(before.Results.Take(3).Select(Id).Order(StringComparer.Ordinal), answer.Results.Take(3).Select(Id).Order(StringComparer.Ordinal));
        Assert.Equal(before.Results.Skip(3).Select(Id), answer.Results.Skip(3).Select(Id));
        Assert.All(answer.Results.Skip(3), result => Assert.Null(result.Reranker));
    }

    [Fact]
    public void Whatever_the_reranker_answers_the_same_memories_are_there()
    {
        var before = Found(Query with { Rerank = false });
        var scores = Gen.OneOf(Gen.Choose(-1, Turns + 1).Select(at => at.ToString(System.Globalization.CultureInfo.InvariantCulture)), Gen.Elements("null", "\"0\"", "0.5", "[]"))
            .SelectMany(index => Gen.Elements("0", "1", "0.25", "-7", "42", "1e400", "null", "\"NaN\"", "{}").Select(score => $$"""{"index":{{index}},"relevance_score":{{score}}}"""))
            .ListOf();
        var question = 0;
        Prop.ForAll(scores.ToArbitrary(), items =>
        {
            server.Answer = _ => (200, $$"""{"results":[{{string.Join(',', items)}}]}""");
            var asked = Query with { Now = DateTimeOffset.UnixEpoch.AddYears(60).AddSeconds(question++) };
            Assert.Equal(before, Found(asked));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static string Id(RecalledMemory result) => result.Memory.Id;

    private List<string> Found(RecallQuery query) => [.. AskAsync(query).GetAwaiter().GetResult().Results.Select(Id).Order(StringComparer.Ordinal)];

    private Task<RecallAnswer> AskAsync(RecallQuery query) => host.Recall.RecallAsync(query, CancellationToken.None);

    private async Task<(ServiceProvider Rerankers, MemoryHost Host)> StartAsync()
    {
        var services = server.Services();
        var started = await MemoryHost.StartAsync(change: collection => collection.AddSingleton(services.GetRequiredService<IReranker>()));
        string[] plants = ["beans", "tulips", "carrots", "mint", "roses", "garlic", "basil", "leeks", "sage", "kale", "thyme", "peas"];
        for (var turn = 0; turn < Turns; turn++)
        {
            await started.Retain.RetainAsync(
                new Core.Retain.RetainCommand
                {
                    Bank = Bank,
                    Items = [new Core.Retain.RetainItem
                    {
                        DocumentId = $"d{turn}",
                        Content = $"Anna: I plant {plants[turn]} in the garden{new string('!', turn)}",
                        Context = "the garden",
                        Timestamp = new DateTimeOffset(2024, 3, 3, 0, 0, 0, TimeSpan.Zero),
                    }],
                },
                CancellationToken.None);
        }

        await started.DrainAsync(Bank);
        return (services, started);
    }
}
