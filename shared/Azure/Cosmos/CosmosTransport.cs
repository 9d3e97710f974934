namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Where the SDK's requests go instead of over the network: an endpoint inside the process.</summary>
/// <param name="Endpoint">The account's address; it is never dialled.</param>
/// <param name="Key">The account's key.</param>
/// <param name="CreateHandler">Makes the handler that answers.</param>
public sealed record CosmosTransport(Uri Endpoint, string Key, Func<HttpMessageHandler> CreateHandler);
