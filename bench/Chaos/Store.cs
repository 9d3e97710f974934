using System.Text.Json;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>What is on disk.</summary>
/// <param name="Items">Of all banks.</param>
/// <param name="Directory">The entries that lead to banks.</param>
internal sealed record Store(IReadOnlyList<StoredItem> Items, IReadOnlyList<StoredItem> Directory)
{
    private const string DatabaseName = "memory";

    /// <summary>All that the checks look at; vectors and indexes would be most of the bytes.</summary>
    private const string Looked =
        "c.id, c.bank, c.life, c.kind, c.ttl, c.leaseOwner, c.leaseUntil, c.extractionOwner, c.extractionUntil, c.rung, c.bellAt, c.staging, c.generations, "
        + "c.hidden, c.dueAt, c.documentId, c.documentLife, c.version, c.indexedVersion, c.dropped, c.deleted, c.failure, c.parts, c.hash, c.text, c.since, "
        + "c[\"until\"], c.generation, c.retiredBy, c.cites, c.memories";

    /// <summary>Reads the journal in a folder that no process has open.</summary>
    public static async Task<Store> ReadAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        await using var endpoint = await EmbeddedCosmosEndpoint.OpenAsync(
            new EmbeddedCosmosOptions { DataDirectory = folder.FullName },
            TimeProvider.System,
            NullLogger<EmbeddedCosmosEndpoint>.Instance,
            cancellationToken);
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            HttpClientFactory = () => new HttpClient(endpoint.CreateHandler(), disposeHandler: false),
        };
        using var client = new CosmosClient(endpoint.Endpoint.ToString(), endpoint.Key, options);
        return new Store(
            await QueryAsync(client, "memories", $"SELECT {Looked} FROM c", cancellationToken),
            await QueryAsync(client, "directory", "SELECT c.id, c.bank, c.life FROM c WHERE c.bank != \"\"", cancellationToken));
    }

    /// <summary>Reads a copy of the folder of a process that runs; what it writes meanwhile may be missing.</summary>
    /// <exception cref="IOException">A file went while it was copied.</exception>
    /// <exception cref="EmbeddedCosmosException">The copy does not fit together, as when the journal was just compacted.</exception>
    public static async Task<Store> ReadCopyAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var copy = System.IO.Directory.CreateTempSubdirectory("memoryfunctions-bench-copy-");
        try
        {
            foreach (var file in folder.EnumerateFiles().Where(file => file.Extension is ".journal" or ".snapshot"))
            {
                File.Copy(file.FullName, Path.Combine(copy.FullName, file.Name));
            }

            return await ReadAsync(copy, cancellationToken);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<StoredItem>> QueryAsync(CosmosClient client, string container, string query, CancellationToken cancellationToken)
    {
        var items = new List<StoredItem>();
        using var pages = client.GetContainer(DatabaseName, container).GetItemQueryStreamIterator(query);
        while (pages.HasMoreResults)
        {
            using var response = await pages.ReadNextAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new BenchException($"The journal's container {container} cannot be read: {(int)response.StatusCode} {response.ErrorMessage}");
            }

            using var page = await JsonDocument.ParseAsync(response.Content, cancellationToken: cancellationToken);
            items.AddRange(page.RootElement.GetProperty("Documents").EnumerateArray().Select(item => new StoredItem(item.Clone())));
        }

        return items;
    }
}
