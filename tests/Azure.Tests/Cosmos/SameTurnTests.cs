using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What several documents say is remembered once, and each of them keeps it alive.</summary>
public sealed class SameTurnTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    private static readonly string[] Conversation =
        [.. Enumerable.Range(0, 60).Select(at => $"{(at % 2 == 0 ? "Ada" : "Ben")}: turn {at} is about the {Noun(at)} garden in Lisbon")];

    [Fact]
    public async Task Retaining_a_conversation_ten_times_in_whole_and_in_parts_leaves_the_memories_of_one()
    {
        await using var host = await MemoryHost.StartAsync();
        for (var copy = 0; copy < 10; copy++)
        {
            var some = copy % 2 == 0 ? Conversation : Conversation.Skip(copy * 3).Take(25);
            await host.SayAsync(Bank, $"copy {copy}", string.Join('\n', some));
        }

        Assert.Equal(Conversation.Order(StringComparer.Ordinal), await TextsAsync(host));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_copy_without_a_date_is_known_again_on_another_day()
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        await host.SayAsync(Bank, "one", string.Join('\n', Conversation));
        clock.Advance(TimeSpan.FromDays(40));
        await host.SayAsync(Bank, "other", string.Join('\n', Conversation));
        Assert.Equal(Conversation.Order(StringComparer.Ordinal), await TextsAsync(host));
    }

    [Fact]
    public async Task What_every_conversation_begins_with_is_one_memory()
    {
        await using var host = await MemoryHost.StartAsync();
        const string greeting = "assistant: Hello, and welcome back! How may I help you today?";
        for (var at = 0; at < 12; at++)
        {
            await host.SayAsync(Bank, $"d{at}", $"{greeting}\nuser: tell me something about the {Noun(at)} gardens of Lisbon");
        }

        Assert.Equal(12, Assert.Single(await host.ListAsync(Bank), memory => memory.Text == greeting).ProofCount);
        await BankAudit.CheckDrainedAsync(host, Bank);
        foreach (var at in new[] { 0, 5, 1 })
        {
            await host.Documents.DeleteAsync(Bank, $"d{at}", default);
            await BankAudit.CheckDrainedAsync(host, Bank);
        }

        Assert.Equal(9, Assert.Single(await host.ListAsync(Bank), memory => memory.Text == greeting).ProofCount);
        await host.SayAsync(Bank, "d7", $"{greeting}\n{greeting}\nuser: and something else about Porto");
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(2, (await host.ListAsync(Bank)).Count(memory => memory.Text == greeting));
    }

    [Fact]
    public async Task Copies_that_need_several_batches_leave_the_memories_of_one()
    {
        await using var host = await MemoryHost.StartAsync();
        var text = string.Join('\n', Enumerable.Range(0, 260).Select(at => $"Ada: turn {at} is about the {Noun(at)} garden in Lisbon"));
        await host.SayAsync(Bank, "one", text);
        await host.SayAsync(Bank, "other", text);
        await host.SayAsync(Bank, "longer", text + "\nAda: and this is only said in the longer one");
        Assert.Equal(261, (await TextsAsync(host)).Count);
        await BankAudit.CheckDrainedAsync(host, Bank);

        Assert.NotNull(await host.Documents.DeleteAsync(Bank, "one", default));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(261, (await TextsAsync(host)).Count);
        Assert.NotNull(await host.Documents.DeleteAsync(Bank, "longer", default));
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(260, (await TextsAsync(host)).Count);
    }

    [Fact]
    public async Task What_a_deleted_document_said_first_is_still_said_by_the_next()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "first", "Ada: my cat is called Biscuit\nAda: only the first document says this");
        await host.SayAsync(Bank, "second", "Ada: my cat is called Biscuit");
        Assert.Equal("first", Assert.Single(await host.ListAsync(Bank), memory => memory.ProofCount == 2).DocumentId);

        await host.Documents.DeleteAsync(Bank, "first", default);
        var left = Assert.Single(await host.ListAsync(Bank));
        Assert.Equal(("second", "Ada: my cat is called Biscuit", 1), (left.DocumentId, left.Text, left.ProofCount));
        Assert.Equal(["Ada: my cat is called Biscuit"], await host.AskAsync(Bank, "What is the cat called?"));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_worker_that_is_overtaken_by_a_deletion_plans_anew()
    {
        var embedder = new EmbedderProbe();
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        await host.SayAsync(Bank, "first", "Ada: my cat is called Biscuit");
        await host.SayAsync(Bank, "second", "Ada: my cat is called Biscuit");
        embedder.Before = async _ =>
        {
            embedder.Before = null;
            await host.Documents.DeleteAsync(Bank, "first", default);
        };
        await host.SayAsync(Bank, "second", "Ada: we have no cat any more, sadly");
        Assert.Equal(["Ada: we have no cat any more, sadly"], await TextsAsync(host));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_turn_that_its_first_document_no_longer_has_is_shown_for_the_next()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "first", "Ada: my cat is called Biscuit\nAda: and my dog is called Rex");
        await host.SayAsync(Bank, "second", "Ada: my cat is called Biscuit");
        await host.SayAsync(Bank, "first", "Ada: and my dog is called Rex");
        Assert.Equal(["Ada: and my dog is called Rex", "Ada: my cat is called Biscuit"], await TextsAsync(host));
        await host.SayAsync(Bank, "first", "Ada: my cat is called Biscuit\nAda: and my dog is called Rex");
        Assert.Equal(["Ada: and my dog is called Rex", "Ada: my cat is called Biscuit"], await TextsAsync(host));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task What_the_caller_keeps_apart_stays_apart()
    {
        await using var host = await MemoryHost.StartAsync();
        var item = new RetainItem { Content = "Ada: my cat is called Biscuit" };
        var monday = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        RetainItem[] items =
        [
            item,
            item with { Tags = ["work"] },
            item with { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["run"] = "7" } },
            item with { Timestamp = monday },
            item with { Timestamp = monday.AddDays(1) },
            item with { Content = "Ben: my cat is called Biscuit" },
        ];
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = items }, default);
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = items }, default);
        var memories = await host.ListAsync(Bank);
        Assert.Equal(6, memories.Count);
        Assert.All(memories, memory => Assert.Equal(2, memory.ProofCount));
    }

    [Fact]
    public async Task A_short_answer_is_the_same_only_where_it_answers_the_same()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "food", "assistant: do you eat meat on Sundays?\nuser: no");
        await host.SayAsync(Bank, "smoke", "assistant: do you smoke when others drink?\nuser: no");
        await host.SayAsync(Bank, "again", "assistant: do you eat meat on Sundays?\nuser: no");
        Assert.Equal(2, (await host.ListAsync(Bank)).Count(memory => memory.Text == "user: no"));
    }

    [Fact]
    public async Task A_reader_of_the_version_before_sees_what_it_saw_then()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "first", "Ada: my cat is called Biscuit");
        await host.SayAsync(Bank, "second", "Ada: my cat is called Biscuit");
        var before = (await host.BankStore.ReadHeaderAsync(Bank, default))!.View;
        var was = Assert.Single(await host.ListAsync(Bank)).Id;
        await host.SayAsync(Bank, "first", "Ada: we have no cat any more, sadly");
        var now = Assert.Single(await host.ListAsync(Bank), memory => memory.DocumentId == "second").Id;
        var seen = await host.MemoryStore.ReadAsync(Bank, before, [was, now], default);
        Assert.Equal(was, Assert.Single(seen).Id);
    }

    private static string Noun(int at) => at.ToString("x", System.Globalization.CultureInfo.InvariantCulture) + "rose";

    private static async Task<IReadOnlyList<string>> TextsAsync(MemoryHost host) =>
        [.. (await host.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal)];
}
