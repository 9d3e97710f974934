using MemoryFunctions.Azure.Cosmos.Reembed;
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
    private const string Otherwise = "use the model that filled it, set Cosmos:Container to a new one, "
        + "or move what is there to the new model with the command reembed of local/ (docs/operations.md)";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CheckAccountAsync().ConfigureAwait(false);
            var setup = new ContainerSetup(containers.Client, options.Value);
            if (CosmosClientFactory.MayCreate(options.Value, transport))
            {
                await setup.CreateMemoriesAsync(options.Value.Container, embedder.Signature.Dimensions, cancellationToken).ConfigureAwait(false);
                await setup.CreateDirectoryAsync(cancellationToken).ConfigureAwait(false);
            }

            await setup.VerifyMemoriesAsync(options.Value.Container, embedder.Signature.Dimensions, Otherwise, cancellationToken).ConfigureAwait(false);
            await setup.VerifyDirectoryAsync(cancellationToken).ConfigureAwait(false);
            await CheckDeploymentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CosmosFailure.IsRefusal(e))
        {
            throw CosmosFailure.Refused(e);
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

    /// <summary>
    /// Vectors of different models cannot be compared: a container belongs to the model that filled it. And of a deployment that
    /// is moved to another container, one of the two serves.
    /// </summary>
    private async Task CheckDeploymentAsync(CancellationToken cancellationToken)
    {
        var deployments = new Deployments(containers.Directory);
        var (container, signature) = (options.Value.Container, embedder.Signature);
        var there = await deployments.EnsureAsync(container, signature, copyOf: null, cancellationToken).ConfigureAwait(false);
        if (there.Signature != signature)
        {
            throw new ConfigurationException($"container {container} was filled by {there.Signature}, the settings name {signature}: {Otherwise}");
        }

        if (there is { Filling: Filling.Begun })
        {
            throw new ConfigurationException(
                $"container {container} is not yet a whole copy of {there.CopyOf}: run reembed --seal to its end, or set Cosmos:Container to {there.CopyOf}");
        }

        if (there.MovedTo is { } next && await deployments.ReadAsync(next, cancellationToken).ConfigureAwait(false) is { Filling: null })
        {
            throw new ConfigurationException($"container {container} was moved to {next}, and the service has started there: set Cosmos:Container to {next}, with the embedding model that filled it");
        }

        if (there is { Filling: Filling.Done } && !await deployments.TryTakeOverAsync(there, cancellationToken).ConfigureAwait(false))
        {
            throw new ConfigurationException($"container {container} is being changed by a reembed command: start again when it has ended");
        }

        Log.Ready(logger, options.Value.Database, container, signature);
    }
}
