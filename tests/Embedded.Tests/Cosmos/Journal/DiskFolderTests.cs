using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Cosmos.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Journal;

public sealed class DiskFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journal-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_is_opened_by_one_at_a_time()
    {
        await using (await OpenAsync())
        {
            var refusal = await Assert.ThrowsAsync<EmbeddedCosmosException>(OpenAsync);
            Assert.Contains(folder, refusal.Message, StringComparison.Ordinal);
        }

        await using var again = await OpenAsync();
    }

    [Fact]
    public async Task A_damaged_folder_is_released()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "00000001.snapshot"), [1, 2, 3]);
        await Assert.ThrowsAsync<EmbeddedCosmosException>(OpenAsync);
        File.Delete(Path.Combine(folder, "00000001.snapshot"));

        await using var opened = await OpenAsync();
    }

    [Fact]
    public async Task Items_are_there_after_reopening_the_folder()
    {
        SortedDictionary<string, string> expected;
        await using (var store = await TestStore.OpenAsync(DiskFolder.Open(folder), minCompactionBytes: 8192))
        {
            for (var i = 0; i < 300; i++)
            {
                await store.PutAsync($"b{i % 3}", $"m{i % 10}", $"text {i}", ",\"v\":[1.25,-0.000001]");
            }

            expected = store.Dump();
        }

        await using var after = await TestStore.OpenAsync(DiskFolder.Open(folder));

        Assert.Equal(expected, after.Dump());
        Assert.Contains(Directory.EnumerateFiles(folder), f => f.EndsWith(".snapshot", StringComparison.Ordinal));
    }

    private Task<EmbeddedCosmosEndpoint> OpenAsync() => EmbeddedCosmosEndpoint.OpenAsync(
        new EmbeddedCosmosOptions { DataDirectory = folder }, TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, CancellationToken.None);
}
