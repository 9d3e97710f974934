using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>The containers of the process's one client.</summary>
public sealed class CosmosContainers
{
    internal CosmosContainers(CosmosClient client, CosmosOptions options)
    {
        Client = client;
        Memories = client.GetContainer(options.Database, options.Container);
        Directory = client.GetContainer(options.Database, options.Directory);
    }

    internal CosmosClient Client { get; }

    internal Container Memories { get; }

    internal Container Directory { get; }
}
