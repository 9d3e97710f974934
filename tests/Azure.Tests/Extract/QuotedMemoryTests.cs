using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Memories that were quoted into a prompt come back with the conversation.</summary>
public sealed class QuotedMemoryTests
{
    [Fact]
    public async Task Quoted_memories_leave_no_trace_however_a_document_grows()
    {
        await using var host = await ExtractionHost.StartAsync();
        var said = new List<string>();
        for (var at = 0; at < 12; at++)
        {
            said.Add($"system: {MemoryBlock.Render([$"Ann likes zebra number {at}", "Bob: yes"])}");
            said.Add($"user: this is what was said at {at}");
            await host.SayAsync("d", string.Join('\n', said));
            await host.PassAsync(TimeSpan.FromSeconds(at % 3 == 0 ? 61 : 5));
        }

        await host.DrainAsync();
        Assert.Equal(24, (await host.Host.ListAsync(ExtractionHost.Bank)).Count);
        Assert.Equal(12, (await host.DocumentAsync("d")).MemoryCount - (await host.FactsAsync()).Count);
        Assert.All(await host.Host.ListAsync(ExtractionHost.Bank), memory => Assert.DoesNotContain("zebra", memory.Text, StringComparison.Ordinal));
        Assert.All(await host.FactsAsync(), fact => Assert.Single(fact.Cites));
    }

    [Fact]
    public async Task A_document_of_nothing_but_quoted_memories_has_none_of_its_own()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", $"system: {MemoryBlock.Render(["Ann likes zebras"])}");
        await host.DrainAsync();
        Assert.Empty(await host.Host.ListAsync(ExtractionHost.Bank));
        await host.SayAsync("d", "system: be kind to Ann and Bob");
        await host.DrainAsync();
        Assert.Contains("system: be kind to Ann and Bob", (await host.Host.ListAsync(ExtractionHost.Bank)).Select(memory => memory.Text));
        await host.SayAsync("d", $"system: {MemoryBlock.Render(["Ann likes zebras"])}");
        await host.DrainAsync();
        Assert.Empty(await host.Host.ListAsync(ExtractionHost.Bank));
    }

    [Fact]
    public async Task Secrets_are_stored_nowhere_and_what_is_saved_again_is_the_same()
    {
        await using var host = await ExtractionHost.StartAsync();
        const string Content = "user: my password is hunter2, remember it\nassistant: I would rather not";
        await host.SayAsync("d", Content);
        await host.DrainAsync();
        var version = (await host.DocumentAsync("d")).Version;
        await host.SayAsync("d", Content);
        Assert.Equal(version, (await host.DocumentAsync("d")).Version);
        Assert.All(await host.Host.ListAsync(ExtractionHost.Bank), memory => Assert.DoesNotContain("hunter2", memory.Text, StringComparison.Ordinal));
        Assert.All(host.Model.Answered, text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
        Assert.Contains("user: my password is [secret removed], remember it", (await host.Host.ListAsync(ExtractionHost.Bank)).Select(memory => memory.Text));
    }
}
