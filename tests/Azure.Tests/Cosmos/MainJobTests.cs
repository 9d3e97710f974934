using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class MainJobTests
{
    [Fact]
    public async Task What_was_retained_is_recalled()
    {
        await using var host = await MemoryHost.StartAsync();
        var result = await host.SayAsync(MemoryHost.Bank(), "s1", "user: I have a golden retriever called Biscuit\nassistant: What a lovely name!");
        Assert.True(result.Indexed);
        Assert.Equal("user: I have a golden retriever called Biscuit", (await host.AskAsync(MemoryHost.Bank(), "what is the retriever called?"))[0]);
    }

    [Fact]
    public async Task A_growing_conversation_keeps_the_memories_it_has()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        var said = new List<string>();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 40; turn++)
        {
            said.Add($"user: message number {turn} about topic{turn % 7}");
            await host.SayAsync(bank, "s1", string.Join('\n', said));
            var memories = await host.ListAsync(bank);
            Assert.Equal(turn + 1, memories.Count);
            foreach (var memory in memories)
            {
                Assert.Equal(memory.Text, said[memory.SourceTurns[0]]);
                if (!ids.TryAdd(memory.Text, memory.Id))
                {
                    Assert.Equal(ids[memory.Text], memory.Id);
                }
            }
        }
    }

    [Fact]
    public async Task Replacing_a_document_leaves_only_what_it_says_now()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        await host.SayAsync(bank, "s1", "user: I live in Paris\nuser: I play the cello");
        await host.SayAsync(bank, "s1", "user: I live in Berlin\nuser: I play the cello");
        Assert.Equal(["user: I live in Berlin", "user: I play the cello"], (await host.ListAsync(bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("user: I live in Paris", await host.AskAsync(bank, "live in Paris"));
    }

    [Fact]
    public async Task A_conversation_of_four_hundred_thousand_characters_is_stored_and_found()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        var lines = Enumerable.Range(0, 4_000).Select(at => $"user: line {at} says that the parcel number {at * 7919 % 100_003} arrived with the {(at % 2 == 0 ? "morning" : "evening")} post from abroad again").ToList();
        lines[2_345] = "user: the secret ingredient of the goulash is caraway";
        var content = string.Join('\n', lines);
        Assert.True(content.Length > 300_000);
        Assert.True((await host.SayAsync(bank, "big", content)).Indexed);
        Assert.Equal(lines[2_345], (await host.AskAsync(bank, "what is the secret ingredient of the goulash?"))[0]);
        Assert.Equal(content, (await host.Documents.GetAsync(bank, "big", CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task Twenty_appends_at_once_lose_none_and_double_none()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => host.SayAsync(bank, "s1", $"user: append {at}", UpdateMode.Append)));
        Assert.Equal(
            Enumerable.Range(0, 20).Select(at => $"user: append {at}").Order(StringComparer.Ordinal),
            (await host.ListAsync(bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
    }
}
