using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Cosmos.Writes;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

public sealed class CompactionTests
{
    private const int MinBytes = 16 * 1024;

    private static readonly string Long = new('x', 500);

    [Fact]
    public async Task Garbage_is_given_back_while_writing_goes_on()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder, MinBytes);

        for (var i = 0; i < 2000; i++)
        {
            await store.PutAsync("b", $"m{i % 5}", $"{i} {Long}");
        }

        await UntilAsync(store, () => folder.TotalBytes < 10 * MinBytes);
        await using var after = await TestStore.OpenAsync(folder.AfterPowerFailure());
        Assert.Equal(store.Dump(), after.Dump());
        Assert.Contains(folder.List(), f => f.EndsWith(".snapshot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Live_data_is_not_rewritten_for_nothing()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder, MinBytes);

        for (var i = 0; i < 500; i++)
        {
            await store.PutAsync("b", $"m{i}", Long);
        }

        Assert.Equal(["00000001.journal"], folder.List());
    }

    [Fact]
    public async Task Expired_items_are_garbage()
    {
        var folder = new MemoryFolder();
        var time = new FakeTime();
        await using var store = await TestStore.OpenAsync(folder, MinBytes, time);
        for (var i = 0; i < 500; i++)
        {
            await store.PutAsync("b", $"m{i}", Long, ",\"ttl\":10");
        }

        await store.PutAsync("b", "kept", Long);
        time.Advance(TimeSpan.FromSeconds(11));

        await UntilAsync(store, () => folder.TotalBytes < MinBytes, touch: "kept");
        await using var after = await TestStore.OpenAsync(folder.AfterPowerFailure(), time: time);
        Assert.Equal(["\"b\"kept"], after.Dump().Keys);
    }

    [Fact]
    public async Task The_power_may_fail_at_any_step_of_a_compaction()
    {
        var probe = new MemoryFolder();
        await RunAsync(probe);
        Assert.True(probe.Steps > 150);

        for (var step = 10; step < probe.Steps; step += 3)
        {
            var folder = new MemoryFolder { FailAtStep = step };
            var acknowledged = await RunAsync(folder);

            await using var after = await TestStore.OpenAsync(folder.AfterPowerFailure());
            foreach (var (id, text) in acknowledged)
            {
                Assert.Contains($"\"text\":\"{text}", after.Dump()[$"\"b\"{id}"], StringComparison.Ordinal);
            }

            await after.PutAsync("b", "next", "text");
        }
    }

    [Fact]
    public async Task What_a_crash_left_of_a_compaction_is_removed()
    {
        var folder = new MemoryFolder();
        await using (var store = await TestStore.OpenAsync(folder, MinBytes))
        {
            for (var i = 0; i < 200; i++)
            {
                await store.PutAsync("b", "m", $"{i} {Long}");
            }

            await UntilAsync(store, () => folder.List().Any(f => f.EndsWith(".snapshot", StringComparison.Ordinal)));
        }

        var snapshot = folder.List().Single(f => f.EndsWith(".snapshot", StringComparison.Ordinal));
        folder.Write(snapshot.Replace(".snapshot", ".journal", StringComparison.Ordinal), [1, 2, 3]);
        folder.Write("00000099.snapshot.unfinished", [1, 2, 3]);

        await using var after = await TestStore.OpenAsync(folder);

        Assert.Equal(["\"b\"m"], after.Dump().Keys);
        Assert.DoesNotContain(folder.List(), f => f.EndsWith(".unfinished", StringComparison.Ordinal));
        Assert.DoesNotContain(snapshot.Replace(".snapshot", ".journal", StringComparison.Ordinal), folder.List());
    }

    [Fact]
    public async Task A_snapshot_cut_short_stops_the_opening()
    {
        var folder = new MemoryFolder();
        await using (var store = await TestStore.OpenAsync(folder, MinBytes))
        {
            for (var i = 0; i < 200; i++)
            {
                await store.PutAsync("b", "m", $"{i} {Long}");
            }

            await UntilAsync(store, () => folder.List().Any(f => f.EndsWith(".snapshot", StringComparison.Ordinal)));
        }

        var snapshot = folder.List().Single(f => f.EndsWith(".snapshot", StringComparison.Ordinal));
        folder.Write(snapshot, folder.Read(snapshot)[..^1]);

        var refusal = await Assert.ThrowsAsync<EmbeddedCosmosException>(() => TestStore.OpenAsync(folder));

        Assert.Contains(snapshot, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, int>> RunAsync(MemoryFolder folder)
    {
        var acknowledged = new Dictionary<string, int>(StringComparer.Ordinal);
        try
        {
            await using var store = await TestStore.OpenAsync(folder, MinBytes);
            for (var i = 0; i < 150; i++)
            {
                await store.WriteAsync("b", store.Upsert("b", $"m{i % 4}", $"{i} {Long}"));
                acknowledged[$"m{i % 4}"] = i;
            }
        }
        catch (Exception exception) when (exception is IOException or MemoryFunctions.Embedded.Cosmos.Protocol.CosmosProblemException)
        {
            // The power failed: what was acknowledged until then must be there.
        }

        return acknowledged;
    }

    /// <summary>Compaction is looked after when something is written.</summary>
    private static async Task UntilAsync(TestStore store, Func<bool> condition, string touch = "m0")
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 5000, "The compaction did not come.");
            await store.PutAsync("b", touch, $"touch {i} {Long}");
        }
    }
}
