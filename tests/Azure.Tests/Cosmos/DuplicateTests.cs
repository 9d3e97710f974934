namespace MemoryFunctions.Azure.Tests.Cosmos;

public sealed class DuplicateTests
{
    private const int Turns = 24;

    private static readonly DateTimeOffset Said = new(2026, 2, 20, 18, 30, 0, TimeSpan.Zero);

    /// <summary>Whole and overlapping parts: from which turn, to which.</summary>
    private static readonly (int From, int To)[] Again =
        [(0, Turns), (0, Turns), (0, 12), (6, 18), (12, Turns), (5, 20), (0, Turns), (20, Turns), (1, 23)];

    private readonly string[] turns =
        [.. Enumerable.Range(0, Turns).Select(turn => turn % 2 == 0 ? $"Ana: I bought {turn + 3} tulips for room {turn}" : $"Ben: the vase number {turn} stands on floor {turn * 7 % 11}")];

    [Fact]
    public async Task Retaining_the_same_conversation_ten_times_in_whole_and_in_overlapping_parts_leaves_the_memories_of_one()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        await SayAsync(host, "first", 0, Turns);
        var once = await TextsAsync(host);
        Assert.Equal(turns.Order(StringComparer.Ordinal), once);

        foreach (var (number, (from, to)) in Again.Index())
        {
            await SayAsync(host, $"again-{number}", from, to);
            Assert.Equal(once, await TextsAsync(host));
        }

        var asked = await host.AskAsync(bank, "Who bought tulips for room 8?");
        Assert.Equal(asked.Distinct(StringComparer.Ordinal), asked);
        Assert.Contains(turns[8], asked);
    }

    [Fact]
    public async Task What_is_retained_ten_times_stays_until_the_last_document_that_says_it_is_gone()
    {
        await using var host = await MemoryHost.StartAsync();
        var bank = MemoryHost.Bank();
        await SayAsync(host, "first", 0, Turns);
        foreach (var (number, (from, to)) in Again.Index())
        {
            await SayAsync(host, $"again-{number}", from, to);
        }

        string[] documents = ["first", .. Enumerable.Range(0, Again.Length).Select(number => $"again-{number}")];
        (int From, int To)[] parts = [(0, Turns), .. Again];
        for (var gone = 1; gone <= documents.Length; gone++)
        {
            Assert.NotNull(await host.Documents.DeleteAsync(bank, documents[gone - 1], CancellationToken.None));
            await host.DrainAsync(bank);
            var left = parts.Skip(gone).SelectMany(part => turns[part.From..part.To]).Distinct(StringComparer.Ordinal);
            Assert.Equal(left.Order(StringComparer.Ordinal), await TextsAsync(host));
        }
    }

    private Task SayAsync(MemoryHost host, string document, int from, int to) =>
        host.SayAsync(MemoryHost.Bank(), document, string.Join('\n', turns[from..to]), at: Said);

    private static async Task<IReadOnlyList<string>> TextsAsync(MemoryHost host) =>
        [.. (await host.ListAsync(MemoryHost.Bank())).Select(memory => memory.Text).Order(StringComparer.Ordinal)];
}
