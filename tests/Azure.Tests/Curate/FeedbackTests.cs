using System.Text.Json;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Azure.Tests.Curate;

/// <summary>What people think of memories.</summary>
public sealed class FeedbackTests
{
    private const string Talk = "user: I live in Paris\nuser: I play the cello every Sunday";

    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task It_is_kept_with_the_memory_and_the_last_word_holds()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);
        var before = (await host.Curation.GetAsync(Bank, id, default))!.Memory;

        await host.Feedback.GiveAsync(Bank, id, FeedbackValue.Positive, "that is right", default);
        var given = (await host.Feedback.GiveAsync(Bank, id, FeedbackValue.VeryNegative, null, default))!;

        var memory = (await host.Curation.GetAsync(Bank, id, default))!;
        Assert.Equal(given, memory.Feedback);
        Assert.Equal((FeedbackValue.VeryNegative, null), (given.Value, given.Reason));
        Assert.Equal((before.Text, before.UpdatedAt, before.EditedAt), (memory.Memory.Text, memory.Memory.UpdatedAt, memory.Memory.EditedAt));
        Assert.Equal(HistoryEvent.Add, Assert.Single((await host.Curation.HistoryAsync(Bank, id, default))!).Event);
        Assert.Contains("user: I live in Paris", await host.AskAsync(Bank, "Paris"));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task Without_a_word_it_is_taken_back()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);
        await host.Feedback.GiveAsync(Bank, id, FeedbackValue.Positive, "good", default);

        await host.Feedback.GiveAsync(Bank, id, null, " ", default);

        Assert.Null((await host.Curation.GetAsync(Bank, id, default))!.Feedback);
    }

    [Fact]
    public async Task It_stays_when_the_document_grows_and_holds_nothing_of_the_memory_back()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);
        await host.Feedback.GiveAsync(Bank, id, FeedbackValue.Negative, null, default);

        await host.SayAsync(Bank, "d", $"user: Something before\n{Talk}\nuser: My sister is called Ines");
        await host.DrainAsync(Bank);

        var memory = (await host.Curation.GetAsync(Bank, id, default))!;
        Assert.Equal(FeedbackValue.Negative, memory.Feedback!.Value);
        Assert.Equal([1], memory.Memory.SourceTurns);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_stated_fact_that_was_judged_is_stated_anew_as_any_other()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: I like tea");
        await host.CheckDrainedAsync();
        var fact = Assert.Single(await host.FactsAsync());
        await host.Host.Feedback.GiveAsync(ExtractionHost.Bank, fact.Id, FeedbackValue.Negative, "no", default);

        host.Model.Version = "probe-2";
        await host.Host.Reprocessing.ReprocessAsync(ExtractionHost.Bank, "d", default);
        await host.CheckDrainedAsync();

        Assert.Equal(2, host.Model.Requests.Count);
        Assert.Single(await host.FactsAsync());
    }

    [Fact]
    public async Task It_goes_with_the_memory_and_what_is_left_for_readers_of_before_expires()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);
        await host.Feedback.GiveAsync(Bank, id, FeedbackValue.Positive, "because of the quokka", default);
        Assert.Contains(await SayingAsync(host, "quokka"), item => !item.TryGetProperty("ttl", out _));

        await host.Curation.DeleteAsync(Bank, id, linked: false, default);
        await host.DrainAsync(Bank);

        Assert.All(await SayingAsync(host, "quokka"), item => Assert.True(item.TryGetProperty("ttl", out _)));
        Assert.Null(await host.Feedback.GiveAsync(Bank, id, FeedbackValue.Positive, null, default));
        Assert.Null(await host.Feedback.GiveAsync(MemoryHost.Bank("nobody"), id, FeedbackValue.Positive, null, default));
    }

    [Fact]
    public async Task A_reason_is_bounded_and_without_secrets()
    {
        await using var host = await MemoryHost.StartAsync();
        var id = await SayAsync(host, Bank);
        var fault = await Assert.ThrowsAsync<InvalidInputException>(() => host.Feedback.GiveAsync(Bank, id, null, new string('x', 5_000), default));
        Assert.Equal("feedback_reason", fault.Field);
        Assert.DoesNotContain("sk-", (await host.Feedback.GiveAsync(Bank, id, null, "my key is sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEF", default))!.Reason!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FaultTests.Ways), MemberType = typeof(FaultTests))]
    public async Task Whatever_request_fails_it_is_kept_once(FaultSide side, int? status)
    {
        var faults = new FaultScript();
        await using var host = await MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults });
        for (var number = 0; ; number++)
        {
            var bank = MemoryHost.Bank($"b{number}");
            var id = await SayAsync(host, bank);
            faults.Fail(number, FaultScript.IsItem, side, status);
            var given = (await host.Feedback.GiveAsync(bank, id, FeedbackValue.Positive, "yes", default))!;
            var hit = faults.Hit;
            faults.Stop();
            var kept = (await host.Curation.GetAsync(bank, id, default))!.Feedback!;
            Assert.Equal((given.Value, given.Reason), (kept.Value, kept.Reason));
            await BankAudit.CheckDrainedAsync(host, bank);
            if (!hit)
            {
                break;
            }

            Assert.InRange(number, 0, 60);
        }
    }

    /// <summary>The items of memories in which a text stands.</summary>
    private static async Task<IReadOnlyList<JsonElement>> SayingAsync(MemoryHost host, string text)
    {
        var audit = await BankAudit.ReadAsync(host, Bank);
        return [.. new[] { ItemKind.Memory, ItemKind.Fact }.SelectMany(audit.OfKind).Where(item => item.GetRawText().Contains(text, StringComparison.Ordinal))];
    }

    private static async Task<string> SayAsync(MemoryHost host, BankId bank)
    {
        await host.SayAsync(bank, "d", Talk);
        await host.DrainAsync(bank);
        return (await host.ListAsync(bank)).Single(memory => memory.Text.Contains("Paris", StringComparison.Ordinal)).Id;
    }
}
