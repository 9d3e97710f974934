using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Core;
using Azure.Identity;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Makes the one client of the process.</summary>
internal static class CosmosClientFactory
{
    /// <summary>The emulator's published key: it is the same on every machine and opens nothing else.</summary>
    private const string EmulatorKey = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    private static readonly Uri EmulatorEndpoint = new("https://localhost:8081");

    /// <summary>How items are written. Text stays text: the default encoder would triple what is not Latin.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        TypeInfoResolver = Items.CosmosJsonContext.Default,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Whether the credential may make databases and containers: with a token that is infrastructure's job.</summary>
    public static bool MayCreate(CosmosOptions options, CosmosTransport? transport) =>
        transport is not null || options.Emulator || options.Key is not null || options.ConnectionString is not null;

    /// <exception cref="ConfigurationException">No setting says where the store is.</exception>
    public static CosmosClient Create(CosmosOptions options, CosmosTransport? transport, TokenCredential? credential)
    {
        var client = new CosmosClientOptions
        {
            ApplicationName = "MemoryFunctions",
            Serializer = new CosmosJsonSerializer(Json),
            EnableContentResponseOnWrite = false,
        };
        if (transport is not null)
        {
            ThroughGateway(client);
            client.HttpClientFactory = () => new HttpClient(transport.CreateHandler(), disposeHandler: false);
            return new CosmosClient(transport.Endpoint.ToString(), transport.Key, client);
        }

        if (options.Emulator)
        {
            ThroughGateway(client);

            // The emulator signs its own certificate; it is this machine's or one that the settings name.
            client.ServerCertificateCustomValidationCallback = (_, _, _) => true;
            return new CosmosClient((options.Endpoint ?? EmulatorEndpoint).ToString(), options.Key ?? EmulatorKey, client);
        }

        if (options.ConnectionString is { Length: > 0 } connection)
        {
            return new CosmosClient(connection, client);
        }

        if (options.Endpoint is not { } endpoint)
        {
            throw new ConfigurationException(
                "no setting says where the store is: set Cosmos:ConnectionString, Cosmos:Endpoint (with Cosmos:Key or a managed identity) or Cosmos:Emulator");
        }

        return options.Key is { Length: > 0 } key
            ? new CosmosClient(endpoint.ToString(), key, client)
            : new CosmosClient(endpoint.ToString(), credential ?? new DefaultAzureCredential(), client);
    }

    private static void ThroughGateway(CosmosClientOptions client)
    {
        client.ConnectionMode = ConnectionMode.Gateway;
        client.LimitToEndpoint = true;
    }
}
