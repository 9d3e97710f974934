using System.Text.Json.Nodes;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>What a move copies, and that it copies it once.</summary>
public sealed class ReembedTests
{
    [Fact]
    public async Task The_copy_is_equal_item_by_item_but_for_the_vectors()
    {
        await using var host = await MoveHost.StartAsync();
        var banks = Enumerable.Range(0, 6).Select(at => MemoryHost.Bank($"user {at}")).ToList();
        foreach (var bank in banks)
        {
            await host.Old.SayAsync(bank, "a", "user: I live in Paris\nuser: I play the cello\nassistant: どうぞよろしく");
            await host.Old.SayAsync(bank, "b", "user: My sister is called Ines");
            await host.Old.SayAsync(bank, "a", "user: I live in Berlin\nuser: I play the cello");
            await host.Old.Documents.DeleteAsync(bank, "b", default);
        }

        var outcome = await host.RunAsync(MoveMode.Copy);
        Assert.Equal((false, 2, 0), (outcome.IsSealed, outcome.Passes, outcome.LastChanges));
        await host.CheckCopiedAsync(banks);
    }

    [Fact]
    public async Task A_bank_of_more_than_a_batch_is_copied_whole()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(MemoryHost.Bank(), "long", string.Join('\n', Enumerable.Range(0, 300).Select(at => $"user: line {at} about parcel {at * 7}")));
        await host.RunAsync(MoveMode.Copy);
        await host.CheckCopiedAsync(MemoryHost.Bank());
        Assert.Equal(300, host.Model.Texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Recall_finds_the_same_in_the_new_container()
    {
        await using var host = await MoveHost.StartAsync();
        var bank = MemoryHost.Bank();
        await host.Old.SayAsync(bank, "s", "user: I have a golden retriever called Biscuit\nuser: The goulash needs caraway\nuser: My sister lives in Bergen");
        string[] questions = ["what is the retriever called?", "what does the goulash need?", "where does my sister live?"];
        var before = new List<string>();
        foreach (var question in questions)
        {
            before.Add((await host.Old.AskAsync(bank, question))[0]);
        }

        await host.RunAsync(MoveMode.Seal);
        await using var next = await host.StartNextAsync();
        for (var at = 0; at < questions.Length; at++)
        {
            Assert.Equal(before[at], (await next.AskAsync(bank, questions[at]))[0]);
        }

        await next.SayAsync(bank, "s", "user: I moved to Oslo", UpdateMode.Append);
        Assert.Equal("user: I moved to Oslo", (await next.AskAsync(bank, "Oslo"))[0]);
        await BankAudit.CheckDrainedAsync(next, bank);
    }

    [Fact]
    public async Task What_has_not_changed_is_neither_copied_nor_embedded_again()
    {
        await using var host = await MoveHost.StartAsync();
        foreach (var name in new[] { "alice", "bob" })
        {
            await host.Old.SayAsync(MemoryHost.Bank(name), "d", "user: one\nuser: two");
        }

        await host.RunAsync(MoveMode.Copy);
        var texts = host.Model.Texts.Count;
        Assert.Equal(0, (await host.RunAsync(MoveMode.Copy)).LastChanges);
        Assert.Equal(texts, host.Model.Texts.Count);

        await host.Old.SayAsync(MemoryHost.Bank("bob"), "d", "user: three", UpdateMode.Append);
        await host.RunAsync(MoveMode.Copy);
        Assert.Equal("user: three", Assert.Single(host.Model.Texts.Skip(texts)));
        await host.CheckCopiedAsync(MemoryHost.Bank("alice"), MemoryHost.Bank("bob"));
    }

    [Fact]
    public async Task What_is_retained_replaced_or_deleted_between_passes_is_so_in_the_copy()
    {
        await using var host = await MoveHost.StartAsync();
        var (alice, bob, carol) = (MemoryHost.Bank("alice"), MemoryHost.Bank("bob"), MemoryHost.Bank("carol"));
        await host.Old.SayAsync(alice, "kept", "user: one");
        await host.Old.SayAsync(alice, "replaced", "user: two\nuser: three");
        await host.Old.SayAsync(alice, "deleted", "user: four");
        await host.Old.SayAsync(bob, "d", "user: five");
        await host.RunAsync(MoveMode.CopyOnce);

        await host.Old.SayAsync(alice, "replaced", "user: three\nuser: six");
        await host.Old.Documents.DeleteAsync(alice, "deleted", default);
        await host.Old.Banks.DeleteAsync(bob, default);
        await host.Old.SayAsync(carol, "d", "user: seven");
        await host.RunAsync(MoveMode.Copy);
        await host.CheckCopiedAsync(alice, bob, carol);

        await host.Old.DrainAsync(bob);
        await host.Old.SayAsync(bob, "d", "user: eight");
        await host.RunAsync(MoveMode.Seal);
        await host.CheckCopiedAsync(alice, bob, carol);
        await using var next = await host.StartNextAsync();
        Assert.Equal("user: eight", Assert.Single(await next.ListAsync(bob)).Text);
        Assert.Equal(["user: one", "user: six", "user: three"], (await next.ListAsync(alice)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_bank_that_was_deleted_and_purged_nothing_is_left_in_the_copy()
    {
        await using var host = await MoveHost.StartAsync();
        var bank = MemoryHost.Bank();
        await host.Old.SayAsync(bank, "d", "user: one\nuser: two");
        await host.RunAsync(MoveMode.Copy);
        await host.Old.Banks.DeleteAsync(bank, default);
        await host.Old.DrainAsync(bank);
        await host.RunAsync(MoveMode.Copy);
        Assert.Equal(0, await host.CountCopiesAsync(bank));
    }

    [Fact]
    public async Task A_model_that_fails_ends_the_command_and_the_next_one_goes_on()
    {
        await using var host = await MoveHost.StartAsync();
        var bank = MemoryHost.Bank();
        await host.Old.SayAsync(bank, "d", "user: one\nuser: two");
        host.Model.Before = () => throw new ModelException("the key was refused", isTransient: false);
        Assert.Contains("the key", (await Assert.ThrowsAsync<ModelException>(() => host.RunAsync(MoveMode.Copy))).Message, StringComparison.Ordinal);
        host.Model.Before = null;
        await host.RunAsync(MoveMode.Copy);
        await host.CheckCopiedAsync(bank);
    }

    [Fact]
    public void What_has_a_time_to_live_lives_no_longer_in_the_copy()
    {
        var item = new JsonObject { ["id"] = "i", ["ttl"] = 600, ["_ts"] = 1_000, ["_etag"] = "e" };
        var copy = JsonNode.Parse(ItemCopy.Write(item, default, "e", DateTimeOffset.FromUnixTimeSeconds(1_100)))!;
        Assert.Equal(500, (int)copy["ttl"]!);
        Assert.Null(copy["_ts"]);
    }

    [Theory]
    [InlineData(null, "Cosmos:NextContainer")]
    [InlineData("", "Cosmos:NextContainer")]
    [InlineData("memories", "Cosmos:Container")]
    [InlineData("directory", "Cosmos:Directory")]
    public async Task A_new_container_that_is_none_is_refused(string? next, string setting)
    {
        await using var host = await MoveHost.StartAsync();
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => host.Mover(next).RunAsync(MoveMode.Copy, default));
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_model_is_refused()
    {
        await using var host = await MoveHost.StartAsync();
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => host.Mover(model: new EmbedderProbe()).RunAsync(MoveMode.Copy, default));
        Assert.Contains("Models:NextEmbedding", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_container_that_a_third_model_filled_is_refused()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Mover(model: new WordEmbedder("third")).RunAsync(MoveMode.CopyOnce, default);
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => host.RunAsync(MoveMode.Copy));
        Assert.Contains("third/256", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("words/256", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_the_service_made_is_not_filled_over()
    {
        await using var host = await MoveHost.StartAsync();
        await using (await host.StartNextAsync())
        {
            var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => host.RunAsync(MoveMode.Copy));
            Assert.Contains("not a copy", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_command_takes_the_place_of_the_first()
    {
        await using var host = await MoveHost.StartAsync();
        await host.Old.SayAsync(MemoryHost.Bank("alice"), "d", "user: one");
        await host.Old.SayAsync(MemoryHost.Bank("bob"), "d", "user: two");
        var (begun, other) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = new WordEmbedder
        {
            Before = () =>
            {
                begun.TrySetResult();
                return other.Task;
            },
        };
        var first = host.Mover(model: slow).RunAsync(MoveMode.Seal, default);
        await begun.Task;
        await host.RunAsync(MoveMode.Seal);
        await using var next = await host.StartNextAsync();
        await next.SayAsync(MemoryHost.Bank("alice"), "d", "user: three", UpdateMode.Append);
        other.SetResult();
        Assert.Contains("another reembed", (await Assert.ThrowsAsync<ConfigurationException>(() => first)).Message, StringComparison.Ordinal);
        Assert.Equal(["user: one", "user: three"], (await next.ListAsync(MemoryHost.Bank("alice"))).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }
}
