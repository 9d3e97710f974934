using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Cosmos.Writes;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

public sealed class DurabilityTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_a_power_failure()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        for (var i = 0; i < 20; i++)
        {
            await store.PutAsync("b", $"m{i % 7}", $"text {i}", ",\"v\":[0.5,-1.5],\"tags\":[\"x\",\"\\u00e9\"]");
            await using var after = await TestStore.OpenAsync(folder.AfterPowerFailure());
            Assert.Equal(store.Dump(), after.Dump());
        }
    }

    [Fact]
    public async Task A_deletion_survives_a_power_failure_and_its_etag_is_never_given_again()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        await store.PutAsync("b", "m", "text");
        var etag = store.Find("b", "m")!.ETag;
        await store.WriteAsync("b", new ItemOperation(ItemVerb.Delete, "m"));

        await using var after = await TestStore.OpenAsync(folder.AfterPowerFailure());
        Assert.Null(after.Find("b", "m"));
        await after.PutAsync("b", "m", "again");

        Assert.NotEqual(etag, after.Find("b", "m")!.ETag);
    }

    [Fact]
    public async Task A_write_is_neither_acknowledged_nor_visible_before_it_is_flushed()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        folder.OnFlush = () =>
        {
            reached.Set();
            release.Wait();
        };

        var write = store.PutAsync("b", "m", "text");
        reached.Wait();
        var (acknowledged, visible) = (write.IsCompleted, store.Find("b", "m") is not null);
        release.Set();
        await write;

        Assert.False(acknowledged);
        Assert.False(visible);
        Assert.NotNull(store.Find("b", "m"));
    }

    [Fact]
    public async Task Writers_that_wait_for_the_disk_share_the_next_flush()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        folder.OnFlush = () =>
        {
            reached.Set();
            release.Wait();
        };
        var before = folder.Flushes;

        var first = store.PutAsync("b", "first", "text");
        reached.Wait();
        var rest = Enumerable.Range(0, 50).Select(i => store.PutAsync($"b{i % 3}", $"m{i}", "text")).ToList();
        release.Set();
        await Task.WhenAll([first, .. rest]);

        Assert.Equal(2, folder.Flushes - before);
    }

    [Fact]
    public async Task Writers_in_one_flush_see_each_other()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        using var reached = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        folder.OnFlush = () =>
        {
            reached.Set();
            release.Wait();
        };

        var first = store.PutAsync("b", "first", "text");
        reached.Wait();
        var create = new ItemOperation(ItemVerb.Create, "m") { Content = store.Upsert("b", "m", "one").Content };
        var creations = Enumerable.Range(0, 5).Select(_ => store.WriteAsync("b", create)).ToList();
        var deletion = store.WriteAsync("b", new ItemOperation(ItemVerb.Delete, "m"));
        var again = store.WriteAsync("b", create);
        release.Set();
        await first;

        Assert.Equal([201, 409, 409, 409, 409], (await Task.WhenAll(creations)).Select(r => r[0].Status));
        Assert.Equal(204, (await deletion)[0].Status);
        Assert.Equal(201, (await again)[0].Status);
    }

    [Fact]
    public async Task A_disk_that_fails_stops_all_writing_but_not_reading()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        await store.PutAsync("b", "old", "text");
        folder.FailAtStep = folder.Steps;

        await Assert.ThrowsAnyAsync<Exception>(() => store.PutAsync("b", "lost", "text"));
        folder.FailAtStep = int.MaxValue;
        await Assert.ThrowsAnyAsync<Exception>(() => store.PutAsync("b", "later", "text"));

        Assert.NotNull(store.Find("b", "old"));
        Assert.Null(store.Find("b", "lost"));
    }

    [Fact]
    public async Task A_write_cut_short_by_a_crash_is_dropped_whole_with_a_warning()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        await store.PutAsync("b", "old", "text");
        var expected = store.Dump();
        var length = folder.Read("00000001.journal").Length;
        await store.WriteAsync("b", store.Upsert("b", "one", "text"), store.Upsert("b", "two", "text"));
        var whole = folder.Read("00000001.journal");

        for (var cut = length + 1; cut < whole.Length; cut++)
        {
            var torn = new MemoryFolder();
            torn.Write("00000001.journal", whole[..cut]);
            var logger = new RecordingLogger();
            await using var after = await TestStore.OpenAsync(torn, logger: logger);

            Assert.Equal(expected, after.Dump());
            Assert.Contains(logger.Entries, e => e.Level == LogLevel.Warning);
            await after.PutAsync("b", "next", "text");
            await using var later = await TestStore.OpenAsync(torn);
            Assert.Equal(after.Dump(), later.Dump());
        }
    }

    [Fact]
    public async Task Damage_before_an_intact_write_stops_the_opening_and_names_the_place()
    {
        var folder = new MemoryFolder();
        await using var store = await TestStore.OpenAsync(folder);
        await store.PutAsync("b", "one", "text");
        var offset = folder.Read("00000001.journal").Length;
        await store.PutAsync("b", "two", "text");
        var end = folder.Read("00000001.journal").Length;
        await store.PutAsync("b", "three", "text");

        for (var at = offset; at < end; at++)
        {
            var bytes = folder.Read("00000001.journal");
            bytes[at] ^= 0x10;
            var damaged = new MemoryFolder();
            damaged.Write("00000001.journal", bytes);

            var refusal = await Assert.ThrowsAsync<EmbeddedCosmosException>(() => TestStore.OpenAsync(damaged));

            Assert.Contains("00000001.journal", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"offset {offset}", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_missing_file_stops_the_opening_and_is_named()
    {
        var folder = new MemoryFolder();
        await using (var store = await TestStore.OpenAsync(folder))
        {
            await store.PutAsync("b", "one", "text");
        }

        var gap = new MemoryFolder();
        gap.Write("00000002.journal", folder.Read("00000001.journal"));

        var refusal = await Assert.ThrowsAsync<EmbeddedCosmosException>(() => TestStore.OpenAsync(gap));

        Assert.Contains("00000001.journal", refusal.Message, StringComparison.Ordinal);
    }
}
