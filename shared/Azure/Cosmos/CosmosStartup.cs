using System.Collections.ObjectModel;
using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Before the first request: makes what may be made, verifies the rest, and refuses to start on an account or a container
/// that would break what this service promises.
/// </summary>
internal sealed class CosmosStartup(
    CosmosContainers containers,
    IEmbedder embedder,
    IOptions<CosmosOptions> options,
    ILogger<CosmosStartup> logger,
    CosmosTransport? transport = null) : IHostedService
{
    /// <summary>Source: Azure Cosmos DB, "Vector indexing policies".</summary>
    private const int MaxFlatDimensions = 505;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckAccountAsync().ConfigureAwait(false);
            if (CosmosClientFactory.MayCreate(options.Value, transport))
            {
                if (string.Equals(options.Value.VectorIndex, "flat", StringComparison.Ordinal) && embedder.Signature.Dimensions > MaxFlatDimensions)
                {
                    throw new ConfigurationException($"Cosmos:VectorIndex flat takes up to {MaxFlatDimensions} dimensions, the embedding model makes {embedder.Signature.Dimensions}: set it to quantizedFlat or diskANN");
                }

                await CreateAsync(cancellationToken).ConfigureAwait(false);
            }

            await VerifyAsync(cancellationToken).ConfigureAwait(false);
            await CheckSignatureAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new ConfigurationException(
                "the store refused the credential: check Cosmos:Key or Cosmos:ConnectionString, or give the identity the role Cosmos DB Built-in Data Contributor", e);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw new ConfigurationException("the store could not be reached: check Cosmos:Endpoint, Cosmos:ConnectionString or, with Cosmos:Emulator, whether the emulator runs", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Retain, worker and recall are different instances: what one has written the next must see, and ETags fence nothing
    /// across write regions. The emulator has one replica.
    /// </summary>
    private async Task CheckAccountAsync()
    {
        var account = await containers.Client.ReadAccountAsync().ConfigureAwait(false);
        var consistency = account.Consistency.DefaultConsistencyLevel;
        if (options.Value.Emulator)
        {
            return;
        }

        if (consistency is not (ConsistencyLevel.Strong or ConsistencyLevel.BoundedStaleness))
        {
            throw new ConfigurationException(
                $"the Cosmos account's default consistency is {consistency}: set it to BoundedStaleness or Strong, or a memory that was just stored may not be found");
        }

        if (account.WritableRegions.Count() > 1)
        {
            throw new ConfigurationException("the Cosmos account has several write regions: use one, or two workers may both commit");
        }
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var throughput = options.Value.AutoscaleThroughput is { } most ? ThroughputProperties.CreateAutoscaleThroughput(most) : null;
        Database database = await containers.Client.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellationToken).ConfigureAwait(false);
        await CreateAsync(database, ContainerPolicies.Memories(options.Value, embedder.Signature.Dimensions), throughput, cancellationToken).ConfigureAwait(false);
        await CreateAsync(database, ContainerPolicies.Directory(options.Value), throughput, cancellationToken).ConfigureAwait(false);
    }

    private static async Task CreateAsync(
        Database database, ContainerProperties container, ThroughputProperties? throughput, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateContainerIfNotExistsAsync(container, throughput, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // The SDK's word for a container with another partition key; what follows says it with the setting to change.
        }
    }

    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var memories = await ReadAsync(containers.Memories, cancellationToken).ConfigureAwait(false);
        Require(memories, "/bank");
        Require(await ReadAsync(containers.Directory, cancellationToken).ConfigureAwait(false), "/shard");
        var vectors = memories.VectorEmbeddingPolicy?.Embeddings ?? new Collection<Embedding>();
        var vector = vectors.FirstOrDefault(embedding => string.Equals(embedding.Path, "/embedding", StringComparison.Ordinal))
            ?? throw new ConfigurationException($"container {memories.Id} has no vector policy on /embedding: make it anew with the one in infra/");
        if (vector.Dimensions != embedder.Signature.Dimensions)
        {
            throw new ConfigurationException(
                $"container {memories.Id} holds vectors of {vector.Dimensions} dimensions, the embedding model makes {embedder.Signature.Dimensions}: "
                + "use the model that filled it, or set Cosmos:Container to a new one");
        }

        if (vector.DistanceFunction != DistanceFunction.Cosine || vector.DataType != VectorDataType.Float32)
        {
            throw new ConfigurationException($"container {memories.Id} compares vectors by {vector.DistanceFunction} of {vector.DataType}, not by Cosine of Float32: make it anew with the policy in infra/");
        }

        if (!memories.IndexingPolicy.VectorIndexes.Any(index => string.Equals(index.Path, vector.Path, StringComparison.Ordinal))
            || memories.IndexingPolicy.CompositeIndexes.Count < ContainerPolicies.Memories(options.Value, vector.Dimensions).IndexingPolicy.CompositeIndexes.Count)
        {
            throw new ConfigurationException($"container {memories.Id} lacks the vector index or the composite indexes: give it the indexing policy in infra/");
        }

        if (memories.DefaultTimeToLive is null)
        {
            throw new ConfigurationException($"container {memories.Id} has no time to live switched on: set it to -1, or what is retired is never removed");
        }
    }

    private static void Require(ContainerProperties container, string partitionKey)
    {
        if (!string.Equals(container.PartitionKeyPath, partitionKey, StringComparison.Ordinal))
        {
            throw new ConfigurationException($"container {container.Id} is partitioned by {container.PartitionKeyPath}, not {partitionKey}: make it anew, or name another one (settings Cosmos:Container, Cosmos:Directory)");
        }
    }

    private async Task<ContainerProperties> ReadAsync(Container container, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.ReadContainerAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ConfigurationException(
                $"database {options.Value.Database} has no container {container.Id}: deploy infra/, or start once with a key (settings Cosmos:Database, Cosmos:Container, Cosmos:Directory)", e);
        }
    }

    /// <summary>Vectors of different models cannot be compared: a container belongs to the model that filled it.</summary>
    private async Task CheckSignatureAsync(CancellationToken cancellationToken)
    {
        var signature = embedder.Signature;
        var mine = new DeploymentItem { Id = options.Value.Container, Shard = DeploymentItem.Partition, Model = signature.Model, Dimensions = signature.Dimensions };
        var shard = new PartitionKey(DeploymentItem.Partition);
        try
        {
            await containers.Directory.CreateItemAsync(mine, shard, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            var there = (await containers.Directory.ReadItemAsync<DeploymentItem>(mine.Id, shard, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
            var before = new ModelSignature(there.Model, there.Dimensions);
            if (before != signature)
            {
                throw new ConfigurationException(
                    $"container {options.Value.Container} was filled by {before}, the settings name {signature}: set the embedding model back, or Cosmos:Container to a new container");
            }
        }

        Log.Ready(logger, options.Value.Database, options.Value.Container, signature);
    }
}
