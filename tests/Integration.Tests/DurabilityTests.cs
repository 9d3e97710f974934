namespace MemoryFunctions.Integration.Tests;

/// <summary>What a kill at the worst moment leaves.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_success_answer_survives_a_kill_a_moment_later(bool isAsync)
    {
        using var folder = new DataFolder();
        for (var round = 0; round < 3; round++)
        {
            await using (var first = await LocalProcess.StartAsync(folder))
            {
                await first.Client.RetainAsync("alice", $"user: Fact number {round}.", $"d{round}", isAsync: isAsync);
                await first.KillAsync();
            }

            await using var second = await LocalProcess.StartAsync(folder);
            Assert.Equal($"user: Fact number {round}.", await second.Client.DocumentAsync("alice", $"d{round}"));
            await Eventually.HoldsAsync(
                async () => (await second.Client.MemoriesAsync("alice")).Count == round + 1, $"all {round + 1} facts are memories after the restart");
            Assert.Contains(
                await second.Client.RecallAsync("alice", $"fact number {round}"), text => text.Contains($"number {round}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_kill_amid_many_writes_loses_nothing_that_was_answered()
    {
        using var folder = new DataFolder();
        var answered = new List<string>();
        await using (var first = await LocalProcess.StartAsync(folder))
        {
            var enough = new TaskCompletionSource();
            var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
            {
                for (var at = 0; ; at++)
                {
                    try
                    {
                        var line = $"user: Writer {writer} wrote entry {at}.";
                        await first.Client.RetainAsync("busy", line, $"log{writer % 2}", "append", isAsync: at % 2 == 0);
                        lock (answered)
                        {
                            answered.Add(line);
                            if (answered.Count == 25)
                            {
                                enough.SetResult();
                            }
                        }
                    }
                    catch (HttpRequestException)
                    {
                        return;
                    }
                }
            })).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await first.KillAsync();
            await Task.WhenAll(writers);
        }

        await using var second = await LocalProcess.StartAsync(folder);
        var stored = new List<string>();
        foreach (var log in new[] { "log0", "log1" })
        {
            stored.AddRange((await second.Client.DocumentAsync("busy", log))!.Split('\n'));
        }

        Assert.Equal(stored.Count, stored.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(answered.Except(stored, StringComparer.Ordinal));
        await Eventually.HoldsAsync(
            async () => (await second.Client.MemoriesAsync("busy")).Count == stored.Count, "every stored turn is one memory after the restart");
    }

    [Fact]
    public async Task A_kill_amid_the_indexing_of_a_long_conversation_leaves_each_turn_one_memory()
    {
        using var folder = new DataFolder();

        // A killed worker's lease holds its bank up until it runs out.
        string[] shortLease = ["--Ingest:Lease", "00:00:10"];
        var lines = Enumerable.Range(0, 600).Select(at => $"user: Turn {at} is about subject {at * 7 % 311}.").ToList();
        await using (var first = await LocalProcess.StartAsync(folder, shortLease))
        {
            await first.Client.RetainAsync("long", string.Join('\n', lines), "d", isAsync: true);
            await first.KillAsync();
        }

        // Each start takes the work up and is killed on the way; the last one is left to finish.
        for (var start = 0; start < 2; start++)
        {
            await using var next = await LocalProcess.StartAsync(folder, shortLease);
            _ = next.Client.RetainAsync("long", string.Join('\n', lines), "d");
            for (var look = 0; look < 60 * (start + 1); look++)
            {
                // Nothing tells how far staging has come; looking takes a while, and the work goes on meanwhile.
                Assert.True(await next.Client.BankExistsAsync("long"));
            }

            await next.KillAsync();
        }

        await using var last = await LocalProcess.StartAsync(folder, shortLease);
        await last.Client.RetainAsync("long", string.Join('\n', lines), "d");
        Assert.Equal(
            lines.Order(StringComparer.Ordinal),
            (await last.Client.MemoriesAsync("long")).Select(memory => memory.Text).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_stays_deleted_after_a_kill()
    {
        using var folder = new DataFolder();
        await using (var first = await LocalProcess.StartAsync(folder))
        {
            await first.Client.RetainAsync("alice", "user: I keep bees.", "d");
            await first.Client.RetainAsync("alice", "user: I keep goats.", "e");
            await first.Client.RetainAsync("bob", "user: I keep cats.", "d");
            await first.Client.DeleteDocumentAsync("alice", "d");
            await first.Client.DeleteBankAsync("bob");
            await first.KillAsync();
        }

        await using var second = await LocalProcess.StartAsync(folder);
        Assert.Null(await second.Client.DocumentAsync("alice", "d"));
        Assert.Contains("goats", Assert.Single(await second.Client.MemoriesAsync("alice")).Text, StringComparison.Ordinal);
        Assert.False(await second.Client.BankExistsAsync("bob"));
        await second.Client.CreateBankAsync("bob");
        Assert.Empty(await second.Client.MemoriesAsync("bob"));
    }
}
