using System.Text.Json;
using System.Text.Json.Serialization;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Embedded.Tests.Conformance;

/// <summary>
/// A client on the embedded endpoint or, where COSMOS_CONNECTION_STRING is set, on that account; with a database of its own either way.
/// </summary>
public sealed class CosmosFixture : IAsyncLifetime
{
    private EmbeddedCosmosEndpoint? endpoint;

    public CosmosClient Client { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    /// <summary>The container that has every policy the store uses.</summary>
    public Container Container { get; private set; } = null!;

    public bool IsLive => endpoint is null;

    public static CosmosClientOptions ClientOptions() => new()
    {
        ConnectionMode = ConnectionMode.Gateway,
        UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        },
    };

    public static CosmosClient Connect(EmbeddedCosmosEndpoint endpoint, Action<CosmosClientOptions>? configure = null)
    {
        var options = ClientOptions();
        options.HttpClientFactory = () => new HttpClient(endpoint.CreateHandler());
        options.LimitToEndpoint = true;
        configure?.Invoke(options);
        return new CosmosClient(endpoint.Endpoint.AbsoluteUri, endpoint.Key, options);
    }

    public static ContainerProperties Definition(string id, int dimensions = 3, int? ttl = -1)
    {
        var properties = new ContainerProperties(id, "/bank")
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            DefaultTimeToLive = ttl,
            VectorEmbeddingPolicy = new VectorEmbeddingPolicy(
                [new Embedding { Path = "/embedding", DataType = VectorDataType.Float32, Dimensions = dimensions, DistanceFunction = DistanceFunction.Cosine }]),
        };
        var indexing = properties.IndexingPolicy;
        indexing.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var path in new[] { "/bank/?", "/kind/?", "/life/?", "/from/?", "/until/?", "/gen/?", "/document/?", "/mentionedAt/?", "/dueAt/?", "/tags/[]/?", "/terms/[]/?" })
        {
            indexing.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        indexing.CompositeIndexes.Add(
        [
            new CompositePath { Path = "/mentionedAt", Order = CompositePathSortOrder.Descending },
            new CompositePath { Path = "/id", Order = CompositePathSortOrder.Descending },
        ]);
        indexing.VectorIndexes.Add(new VectorIndexPath { Path = "/embedding", Type = VectorIndexType.QuantizedFlat });
        return properties;
    }

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("COSMOS_CONNECTION_STRING") is { Length: > 0 } connection)
        {
            Client = new CosmosClient(connection, ClientOptions());
        }
        else
        {
            endpoint = await EmbeddedCosmosEndpoint.OpenAsync(
                new EmbeddedCosmosOptions(), TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, CancellationToken.None);
            Client = Connect(endpoint);
        }

        Database = await Client.CreateDatabaseAsync($"conformance-{Guid.NewGuid():n}");
        Container = await Database.CreateContainerAsync(Definition("memories"));
    }

    public async Task DisposeAsync()
    {
        await Database.DeleteAsync();
        Client.Dispose();
        if (endpoint is not null)
        {
            await endpoint.DisposeAsync();
        }
    }
}
