using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What a bank's configuration does, over the real store.</summary>
public sealed class BankConfigTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Theory]
    [InlineData("semantic")]
    [InlineData("keyword")]
    [InlineData("temporal")]
    [InlineData("graph")]
    public async Task An_arm_that_is_off_is_not_asked_and_the_trace_says_so(string arm)
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: In May 2024 I met Anna in Vienna.", at: new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var all = await RecallAsync(host, trace: true);
        Assert.Empty(all.Trace!.Off);
        Assert.All(["semantic", "keyword", "temporal"], name => Assert.True(all.Trace.Candidates[name] > 0, name));

        await SetAsync(host, arm, isOn: false);
        var without = await RecallAsync(host, trace: true);
        await SetAsync(host, arm, isOn: null);
        var again = await RecallAsync(host, trace: true);

        Assert.Equal([arm], without.Trace!.Off);
        Assert.False(without.Trace.Candidates.ContainsKey(arm));
        Assert.Single(without.Results);
        Assert.Empty(without.Degraded);
        Assert.Equal(all.Trace.Candidates.OrderBy(pair => pair.Key), again.Trace!.Candidates.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task A_remembered_answer_is_not_given_under_another_configuration()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", "user: I met Anna in Vienna.");
        var before = await RecallAsync(host, trace: false);
        Assert.Same(before, await RecallAsync(host, trace: false));

        await SetAsync(host, "semantic", isOn: false);
        var after = await RecallAsync(host, trace: false);

        Assert.NotNull(Assert.Single(before.Results).Semantic);
        Assert.Null(Assert.Single(after.Results).Semantic);
    }

    [Fact]
    public async Task Chunks_are_as_long_as_the_bank_says()
    {
        await using var host = await MemoryHost.StartAsync();
        var content = string.Join('\n', Enumerable.Range(0, 40).Select(at => $"user: {at} {new string('x', 90)}"));
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate { ChunkLength = 500 }, default);
        await host.SayAsync(Bank, "small", content);
        await host.Banks.ChangeAsync(Bank, profile => profile with { ChunkLength = 20_000 }, default);
        await host.SayAsync(Bank, "large", content);

        var audit = await BankAudit.ReadAsync(host, Bank);
        var lengths = audit.OfKind(ItemKind.Chunk).Select(chunk => BankAudit.Text(chunk, "text")!.Length).Order().ToList();

        Assert.Equal(content.Length, lengths[^1]);
        Assert.True(lengths.Count > 8, $"{lengths.Count}");
        Assert.All(lengths.SkipLast(1), length => Assert.InRange(length, 1, 500));
        Assert.Equal(content, (await host.Documents.GetAsync(Bank, "small", default))!.Text);
    }

    [Fact]
    public async Task Two_that_change_different_settings_at_once_both_succeed()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate(), default);

        await Task.WhenAll(
            host.Banks.ChangeAsync(Bank, profile => profile with { Mission = "m" }, default),
            host.Banks.ChangeAsync(Bank, profile => profile with { ChunkLength = 700 }, default),
            SetAsync(host, "temporal", isOn: false),
            host.SayAsync(Bank, "d", "user: hello there"));

        var profile = (await host.Banks.GetProfileAsync(Bank, default))!;
        var header = (await host.BankStore.ReadHeaderAsync(Bank, default))!;
        Assert.Equal(("m", 700, false), (profile.Mission, profile.ChunkLength, profile.Retrieval.Temporal));
        Assert.Equal((profile.ChunkLength, profile.Retrieval), (header.ChunkLength, header.Retrieval));
        Assert.Single(await host.ListAsync(Bank));
    }

    [Theory]
    [InlineData(FaultSide.Before, null)]
    [InlineData(FaultSide.Before, 429)]
    [InlineData(FaultSide.After, null)]
    [InlineData(FaultSide.After, 503)]
    public async Task A_change_whose_answer_is_lost_is_made_once(FaultSide side, int? status)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        await host.Banks.CreateOrUpdateAsync(Bank, new BankProfileUpdate(), default);
        faults.Fail(0, FaultScript.IsWrite, side, status);

        var changed = await host.Banks.ChangeAsync(Bank, profile => profile with { Mission = "m" }, default);

        Assert.True(faults.Hit);
        Assert.Equal("m", changed!.Mission);
        Assert.Equal("m", (await host.Banks.GetProfileAsync(Bank, default))!.Mission);
    }

    private static Task SetAsync(MemoryHost host, string arm, bool? isOn) => host.Banks.ChangeAsync(
        Bank,
        profile => profile with
        {
            Retrieval = arm switch
            {
                "semantic" => profile.Retrieval with { Semantic = isOn },
                "keyword" => profile.Retrieval with { Keyword = isOn },
                "temporal" => profile.Retrieval with { Temporal = isOn },
                _ => profile.Retrieval with { Graph = isOn },
            },
        },
        default);

    private static Task<RecallAnswer> RecallAsync(MemoryHost host, bool trace) =>
        host.Recall.RecallAsync(new RecallQuery { Bank = Bank, Text = "Whom did I meet in Vienna in May 2024?", Trace = trace }, default);
}
