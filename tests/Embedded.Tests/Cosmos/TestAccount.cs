using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Cosmos.Journal;
using MemoryFunctions.Embedded.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Embedded.Tests.Cosmos;

/// <summary>An endpoint with options of the test's own, and a client on it.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private TestAccount(EmbeddedCosmosEndpoint endpoint, CosmosClient client)
    {
        Endpoint = endpoint;
        Client = client;
        Container = client.GetContainer("db", "memories");
    }

    public EmbeddedCosmosEndpoint Endpoint { get; }

    public CosmosClient Client { get; }

    public Container Container { get; }

    public static async Task<TestAccount> OpenAsync(
        EmbeddedCosmosOptions? options = null,
        IJournalFolder? folder = null,
        TimeProvider? time = null,
        ContainerProperties? container = null,
        Action<CosmosClientOptions>? configure = null)
    {
        var endpoint = await EmbeddedCosmosEndpoint.OpenAsync(
            options ?? new EmbeddedCosmosOptions(), folder, time ?? TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        var account = new TestAccount(endpoint, CosmosFixture.Connect(endpoint, configure));
        Database database = await account.Client.CreateDatabaseIfNotExistsAsync("db");
        await database.CreateContainerIfNotExistsAsync(container ?? CosmosFixture.Definition("memories"));
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Endpoint.DisposeAsync();
    }
}
