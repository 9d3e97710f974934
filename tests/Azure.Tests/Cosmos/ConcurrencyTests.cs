using System.Text;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class ConcurrencyTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task Appends_from_two_processes_and_their_repeats_are_there_once_each()
    {
        await using var one = await MemoryHost.StartAsync();
        await using var other = await MemoryHost.StartAsync(beside: one);
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(at =>
        {
            var operation = Guid.NewGuid().ToString();
            return new[] { one, other, one }.Select(host => host.Retain.RetainAsync(
                new RetainCommand
                {
                    Bank = Bank,
                    Items = [new RetainItem { Content = $"user: append {at}", DocumentId = "d", UpdateMode = UpdateMode.Append }],
                    Async = true,
                    OperationId = operation,
                },
                default));
        }));
        await BankAudit.CheckDrainedAsync(one, Bank);
        Assert.Equal(
            Enumerable.Range(0, 20).Select(at => $"user: append {at}").Order(StringComparer.Ordinal),
            (await one.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
        var text = (await one.Documents.GetAsync(Bank, "d", default))!.Text;
        Assert.Equal((await one.ListAsync(Bank)).OrderBy(memory => memory.SourceTurns[0]).Select(memory => memory.Text), text.Split('\n'));
    }

    [Fact]
    public async Task An_operation_id_with_another_payload_is_a_conflict_and_changes_nothing()
    {
        await using var host = await MemoryHost.StartAsync();
        var command = new RetainCommand
        {
            Bank = Bank, Items = [new RetainItem { Content = "user: one", DocumentId = "d" }], Async = true, OperationId = Guid.NewGuid().ToString(),
        };
        var first = await host.Retain.RetainAsync(command, default);
        Assert.Equal(first.OperationId, (await host.Retain.RetainAsync(command, default)).OperationId);
        await Assert.ThrowsAsync<ConflictException>(() => host.Retain.RetainAsync(command with { Items = [command.Items[0] with { Content = "user: two" }] }, default));
        await host.DrainAsync(Bank);
        Assert.Equal("user: one", Assert.Single(await host.ListAsync(Bank)).Text);
    }

    [Fact]
    public async Task Documents_saved_at_once_are_all_there()
    {
        await using var one = await MemoryHost.StartAsync();
        await using var other = await MemoryHost.StartAsync(beside: one);
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => (at % 2 == 0 ? one : other).SayAsync(Bank, $"d{at}", $"user: document {at}\nuser: yes")));
        Assert.All(results, result => Assert.True(result.Indexed));
        await BankAudit.CheckDrainedAsync(one, Bank);
        Assert.Equal(20, (await one.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task A_document_saved_by_many_at_once_is_one_of_what_they_saved()
    {
        await using var one = await MemoryHost.StartAsync();
        await using var other = await MemoryHost.StartAsync(beside: one);
        var versions = Enumerable.Range(0, 10).Select(at => string.Join('\n', Enumerable.Range(0, 5 + at).Select(line => $"user: version {at} line {line}"))).ToList();
        await Task.WhenAll(versions.Select((version, at) => (at % 2 == 0 ? one : other).SayAsync(Bank, "d", version)));
        await BankAudit.CheckDrainedAsync(one, Bank);
        var memories = (await one.ListAsync(Bank)).OrderBy(memory => memory.SourceTurns[0]).Select(memory => memory.Text);
        Assert.Contains(string.Join('\n', memories), versions);
        Assert.Equal(string.Join('\n', memories), (await one.Documents.GetAsync(Bank, "d", default))!.Text);
    }

    [Fact]
    public async Task Saves_and_deletions_in_two_processes_end_in_a_sound_bank()
    {
        await using var one = await MemoryHost.StartAsync();
        await using var other = await MemoryHost.StartAsync(beside: one);
        await Task.WhenAll(Enumerable.Range(0, 30).Select<int, Task>(at => (at % 3) switch
        {
            0 => one.SayAsync(Bank, $"d{at % 4}", $"user: save {at}"),
            1 => other.SayAsync(Bank, $"d{at % 4}", $"user: append {at}", UpdateMode.Append),
            _ => other.Documents.DeleteAsync(Bank, $"d{at % 4}", default),
        }));
        await BankAudit.CheckDrainedAsync(one, Bank);
    }

    [Fact]
    public async Task A_conversation_saved_after_each_turn_embeds_each_turn_once()
    {
        var embedder = new EmbedderProbe();
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        var said = new List<string>();
        for (var turn = 0; turn < 40; turn++)
        {
            said.Add($"{(turn % 2 == 0 ? "user" : "assistant")}: turn {turn} {new string('x', 1 + (turn * 13 % 200))}");
            await host.SayAsync(Bank, "d", string.Join('\n', said));
        }

        Assert.Equal(said, embedder.Texts);
        Assert.Equal(40, embedder.Calls);
        await host.SayAsync(Bank, "d", "user: in front\n" + string.Join('\n', said));
        Assert.Equal(41, embedder.Texts.Count);
    }

    [Fact]
    public async Task Documents_that_wait_together_are_embedded_together()
    {
        var embedder = new EmbedderProbe();
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        var items = Enumerable.Range(0, 30).Select(at => new RetainItem { Content = $"user: {at}", DocumentId = $"d{at}" });
        await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [.. items] }, default);
        Assert.Equal((1, 30), (embedder.Calls, embedder.Texts.Count));
    }

    [Fact]
    public async Task Banks_whose_ids_differ_by_case_form_or_space_never_see_each_others_memories()
    {
        await using var host = await MemoryHost.StartAsync();
        string[] keys = ["José", "José".Normalize(NormalizationForm.FormD), "josé", "José ", " José", "José/", "jose"];
        foreach (var key in keys)
        {
            await host.SayAsync(MemoryHost.Bank(key), "d", $"user: the secret of [{key}] {keys.ToList().IndexOf(key)}");
        }

        for (var at = 0; at < keys.Length; at++)
        {
            var bank = MemoryHost.Bank(keys[at]);
            Assert.EndsWith($" {at}", Assert.Single(await host.ListAsync(bank)).Text, StringComparison.Ordinal);
            var answer = await host.Recall.RecallAsync(new RecallQuery { Bank = bank, Text = "secret of José" }, default);
            Assert.EndsWith($" {at}", Assert.Single(answer.Results).Memory.Text, StringComparison.Ordinal);
        }

        await host.Banks.DeleteAsync(MemoryHost.Bank(keys[0]), default);
        await host.DrainAsync(MemoryHost.Bank(keys[0]));
        Assert.All(keys.Skip(1), key => Assert.Single(host.ListAsync(MemoryHost.Bank(key)).GetAwaiter().GetResult()));
    }
}
