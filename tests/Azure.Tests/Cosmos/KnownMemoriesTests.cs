using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What recalls remember of memories, over the store.</summary>
public sealed class KnownMemoriesTests
{
    private static readonly BankId Bank = MemoryHost.Bank();
    private static readonly DateTimeOffset March = new(2024, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["tea", "dog", "garden", "Berlin", "train", "book", "music", "rain", "window", "bread", "river", "lamp"];

    private readonly FaultScript script = new();
    private readonly TestClock clock = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_recall_that_knows_its_memories_answers_as_one_that_reads_them_all(int seed)
    {
        var random = new Random(seed);
        await using var knowing = await StartAsync(20_000);
        await using var reading = await StartAsync(0, knowing);
        for (var step = 0; step < 40; step++)
        {
            await ChangeAsync(knowing, random);
            for (var question = 0; question < 3; question++)
            {
                var text = $"Did {Pick(random, "Anna", "Ben")} like the {Pick(random, Words)} and the {Pick(random, Words)}{Pick(random, "", "", " in March 2024")}?";
                Assert.Equal(await AnswerAsync(reading, text), await AnswerAsync(knowing, text));
            }
        }
    }

    [Fact]
    public async Task What_is_known_is_not_read_again()
    {
        await using var host = await StartAsync(20_000);
        await FillAsync(host);
        await AnswerAsync(host, "the tea in the garden");
        var queries = 0;
        script.Arriving = point =>
        {
            queries += point.Operation == CosmosOperation.Query ? 1 : 0;
            return Task.CompletedTask;
        };
        var answer = await AnswerAsync(host, "the garden with the tea");
        Assert.NotEqual("[]", answer);
        Assert.Equal(2, queries);
    }

    [Fact]
    public async Task Where_a_time_is_asked_about_what_is_not_known_comes_in_one_read_with_how_it_is_shown()
    {
        await using var host = await StartAsync(20_000);
        await FillAsync(host);
        await AnswerAsync(host, "the tea in the garden in March 2024");
        var queries = 0;
        script.Arriving = point =>
        {
            queries += point.Operation == CosmosOperation.Query ? 1 : 0;
            return Task.CompletedTask;
        };
        await AnswerAsync(host, "the garden with the tea in March 2024");
        Assert.Equal(3, queries);
        await host.SayAsync(Bank, "new", "Anna: the tea of the garden was warm", at: March.AddDays(2));
        queries = 0;
        Assert.Contains("was warm", await AnswerAsync(host, "the tea in the garden in March 2024"), StringComparison.Ordinal);
        Assert.Equal(4, queries);
    }

    [Fact]
    public async Task Where_few_are_known_searches_bring_all_that_is_ranked_by()
    {
        await using var host = await StartAsync(4);
        await FillAsync(host);
        var answer = await AnswerAsync(host, "the tea in the garden");
        await using var reading = await StartAsync(0, host);
        Assert.Equal(await AnswerAsync(reading, "the tea in the garden"), answer);
    }

    [Fact]
    public async Task Where_what_is_not_known_cannot_be_read_the_rest_answers_and_says_so()
    {
        await using var host = await StartAsync(20_000);
        await FillAsync(host);
        await AnswerAsync(host, "the tea in the garden");
        await AnswerAsync(host, "the garden with the tea");
        await host.SayAsync(Bank, "new", "Anna: the tea of the garden was warm");
        script.Fail(2, point => point.Operation == CosmosOperation.Query, FaultSide.Before, status: 503);
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "the tea in the garden" }, CancellationToken.None);
        Assert.True(script.Hit);
        Assert.Equal(["candidates: failed"], answer.Degraded);
        Assert.NotEmpty(answer.Results);
    }

    private static async Task FillAsync(MemoryHost host)
    {
        var lines = Enumerable.Range(0, 60).Select(at => $"{(at % 2 == 0 ? "Anna" : "Ben")}: the {Words[at % 12]} by the {Words[at * 5 % 12]} number{at}");
        await host.SayAsync(Bank, "d", string.Join('\n', lines), at: March);
    }

    private static async Task ChangeAsync(MemoryHost host, Random random)
    {
        var document = $"d{random.Next(4)}";
        if (random.Next(5) == 0)
        {
            await host.Documents.DeleteAsync(Bank, document, CancellationToken.None);
            return;
        }

        var lines = Enumerable.Range(0, 1 + random.Next(12)).Select(_ => $"{Pick(random, "Anna", "Ben")}: the {Pick(random, Words)} by the {Pick(random, Words)} was {Pick(random, Words)}");
        await host.SayAsync(Bank, document, string.Join('\n', lines), random.Next(3) == 0 ? UpdateMode.Append : UpdateMode.Replace, March.AddDays(random.Next(3)));
    }

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];

    private static async Task<string> AnswerAsync(MemoryHost host, string text)
    {
        var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = text }, CancellationToken.None);
        Assert.Empty(answer.Degraded);
        return JsonSerializer.Serialize(answer.Results);
    }

    private Task<MemoryHost> StartAsync(int memories, MemoryHost? beside = null) => MemoryHost.StartAsync(
        new EmbeddedCosmosOptions { Faults = script },
        services => services.Configure<RecallOptions>(options => (options.CachedMemories, options.CachedAnswers) = (memories, 0)),
        clock,
        beside);
}
