using System.Collections.ObjectModel;
using System.Net;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Makes containers, and refuses those that would break what this service promises.</summary>
internal sealed class ContainerSetup(CosmosClient client, CosmosOptions options)
{
    /// <summary>Source: Azure Cosmos DB, "Vector indexing policies".</summary>
    private const int MaxFlatDimensions = 505;

    /// <summary>The container of memories by its policy, where it is not there yet.</summary>
    /// <exception cref="ConfigurationException">The index that the settings ask for does not take so many dimensions.</exception>
    public async Task CreateMemoriesAsync(string name, int dimensions, CancellationToken cancellationToken)
    {
        if (string.Equals(options.VectorIndex, "flat", StringComparison.Ordinal) && dimensions > MaxFlatDimensions)
        {
            throw new ConfigurationException($"Cosmos:VectorIndex flat takes up to {MaxFlatDimensions} dimensions, the embedding model makes {dimensions}: set it to quantizedFlat or diskANN");
        }

        var container = ContainerPolicies.Memories(options, dimensions);
        container.Id = name;
        await CreateAsync(container, cancellationToken).ConfigureAwait(false);
    }

    public Task CreateDirectoryAsync(CancellationToken cancellationToken) => CreateAsync(ContainerPolicies.Directory(options), cancellationToken);

    /// <exception cref="ConfigurationException">The container is not there, or not as the store needs it.</exception>
    public async Task VerifyMemoriesAsync(string name, int dimensions, string otherwise, CancellationToken cancellationToken)
    {
        var memories = await ReadAsync(name, cancellationToken).ConfigureAwait(false);
        Require(memories, "/bank");
        var vectors = memories.VectorEmbeddingPolicy?.Embeddings ?? new Collection<Embedding>();
        var vector = vectors.FirstOrDefault(embedding => string.Equals(embedding.Path, "/embedding", StringComparison.Ordinal))
            ?? throw new ConfigurationException($"container {name} has no vector policy on /embedding: make it anew with the one in infra/");
        if (vector.Dimensions != dimensions)
        {
            throw new ConfigurationException($"container {name} holds vectors of {vector.Dimensions} dimensions, the embedding model makes {dimensions}: {otherwise}");
        }

        if (vector.DistanceFunction != DistanceFunction.Cosine || vector.DataType != VectorDataType.Float32)
        {
            throw new ConfigurationException($"container {name} compares vectors by {vector.DistanceFunction} of {vector.DataType}, not by Cosine of Float32: make it anew with the policy in infra/");
        }

        if (!memories.IndexingPolicy.VectorIndexes.Any(index => string.Equals(index.Path, vector.Path, StringComparison.Ordinal))
            || memories.IndexingPolicy.CompositeIndexes.Count < ContainerPolicies.Memories(options, dimensions).IndexingPolicy.CompositeIndexes.Count)
        {
            throw new ConfigurationException($"container {name} lacks the vector index or the composite indexes: give it the indexing policy in infra/");
        }

        if (memories.DefaultTimeToLive is null)
        {
            throw new ConfigurationException($"container {name} has no time to live switched on: set it to -1, or what is retired is never removed");
        }
    }

    /// <inheritdoc cref="VerifyMemoriesAsync"/>
    public async Task VerifyDirectoryAsync(CancellationToken cancellationToken) =>
        Require(await ReadAsync(options.Directory, cancellationToken).ConfigureAwait(false), "/shard");

    private static void Require(ContainerProperties container, string partitionKey)
    {
        if (!string.Equals(container.PartitionKeyPath, partitionKey, StringComparison.Ordinal))
        {
            throw new ConfigurationException($"container {container.Id} is partitioned by {container.PartitionKeyPath}, not {partitionKey}: make it anew, or name another one (settings Cosmos:Container, Cosmos:Directory)");
        }
    }

    private async Task CreateAsync(ContainerProperties container, CancellationToken cancellationToken)
    {
        var throughput = options.AutoscaleThroughput is { } most ? ThroughputProperties.CreateAutoscaleThroughput(most) : null;
        Database database = await client.CreateDatabaseIfNotExistsAsync(options.Database, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            await database.CreateContainerIfNotExistsAsync(container, throughput, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // The SDK's word for a container with another partition key; what follows says it with the setting to change.
        }
    }

    private async Task<ContainerProperties> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var container = client.GetContainer(options.Database, name);
            return (await container.ReadContainerAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ConfigurationException(
                $"database {options.Database} has no container {name}: deploy infra/, or start once with a key (settings Cosmos:Database, Cosmos:Container, Cosmos:Directory)", e);
        }
    }
}
