using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class LargeContentTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task A_message_of_350000_characters_is_remembered_whole()
    {
        await using var host = await MemoryHost.StartAsync();
        var words = new StringBuilder("user: ");
        for (var at = 0; words.Length < 350_000; at++)
        {
            words.Append(CultureInfo.InvariantCulture, $"word{at} and the next one, ");
        }

        var text = words.ToString(0, 350_000);
        Assert.True((await host.SayAsync(Bank, "d", text)).Indexed);
        Assert.Equal(text, (await host.Documents.GetAsync(Bank, "d", default))!.Text);
        Assert.Contains(await host.AskAsync(Bank, "word9000"), memory => memory.Contains("word9000 ", StringComparison.Ordinal));

        // One more message costs one more memory.
        var before = (await host.ListAsync(Bank)).ToDictionary(memory => memory.Id, memory => memory.CreatedAt, StringComparer.Ordinal);
        await host.SayAsync(Bank, "d", text + "\nuser: and this is the end of it", UpdateMode.Replace);
        var after = await host.ListAsync(Bank);
        Assert.Single(after, memory => !before.ContainsKey(memory.Id));
        Assert.Equal(before.Count + 1, after.Count);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_conversation_of_4_MB_goes_through()
    {
        await using var host = await MemoryHost.StartAsync();
        var turns = new StringBuilder();
        for (var at = 0; turns.Length < 4_000_000; at++)
        {
            turns.Append(CultureInfo.InvariantCulture, $"{(at % 2 == 0 ? "Ada" : "Ben")}: message {at}. ").Insert(turns.Length, "All of this is about the garden and what grows there. ", 50).Append('\n');
        }

        var text = turns.ToString().TrimEnd('\n');
        var result = await host.Retain.RetainAsync(
            new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = text, DocumentId = "d" }], Async = true }, default);
        Assert.False(result.Indexed);
        await host.DrainAsync(Bank);
        Assert.Equal(text, (await host.Documents.GetAsync(Bank, "d", default))!.Text);
        Assert.Contains(await host.AskAsync(Bank, "message 777"), memory => memory.Contains("message 777.", StringComparison.Ordinal));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }
}
