using MemoryFunctions.Azure.Cosmos;
using Microsoft.Extensions.Configuration.Memory;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Local;

/// <summary>Where the account is: in a folder of this machine, or wherever the settings under <c>Cosmos</c> say.</summary>
internal sealed class LocalStore : IAsyncDisposable
{
    private const string DefaultData = ".data";

    private readonly EmbeddedCosmosEndpoint? endpoint;

    private LocalStore(EmbeddedCosmosEndpoint? endpoint, string description) => (this.endpoint, Description) = (endpoint, description);

    /// <summary>For people.</summary>
    public string Description { get; }

    public CosmosTransport? Transport => endpoint is null ? null : new CosmosTransport(endpoint.Endpoint, endpoint.Key, endpoint.CreateHandler);

    public static async Task<LocalStore> OpenAsync(WebApplicationBuilder builder)
    {
        var cosmos = builder.Configuration.GetSection(CosmosOptions.Section).Get<CosmosOptions>() ?? new CosmosOptions();
        if (cosmos.Emulator || cosmos.ConnectionString is { Length: > 0 } || cosmos.Endpoint is not null)
        {
            var place = cosmos.Emulator ? "the Cosmos DB emulator" : cosmos.Endpoint?.ToString() ?? "the account of Cosmos:ConnectionString";
            return new LocalStore(null, $"Cosmos DB, database {cosmos.Database} at {place}");
        }

        // One process has the folder: a lease from before its start is a crashed one's, and nobody should wait two minutes for it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [KeyValuePair.Create<string, string?>("Ingest:Lease", "00:00:10")] });
        var folder = Path.GetFullPath(builder.Configuration["data"] is { Length: > 0 } data ? data : DefaultData);
        using var logging = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        try
        {
            var opened = await EmbeddedCosmosEndpoint.OpenAsync(
                new EmbeddedCosmosOptions
                {
                    DataDirectory = folder,
                    MinCompactionBytes = builder.Configuration.GetValue("Journal:MinCompactionBytes", new EmbeddedCosmosOptions().MinCompactionBytes),
                },
                TimeProvider.System,
                logging.CreateLogger<EmbeddedCosmosEndpoint>(),
                CancellationToken.None).ConfigureAwait(false);
            return new LocalStore(opened, $"{folder} (an embedded Cosmos DB; durable, one process at a time)");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or EmbeddedCosmosException)
        {
            throw new ConfigurationException($"--data {folder} cannot be used: {e.Message}", e);
        }
    }

    public ValueTask DisposeAsync() => endpoint?.DisposeAsync() ?? ValueTask.CompletedTask;
}
