using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>The notes about containers in the directory: who filled them and where they are moved.</summary>
internal sealed class Deployments(Container directory)
{
    private const int Tries = 8;

    private static readonly PartitionKey Shard = new(DeploymentItem.Partition);

    /// <summary>The note; null where nothing has ever started on, or filled, the container.</summary>
    public async Task<DeploymentItem?> ReadAsync(string container, CancellationToken cancellationToken)
    {
        try
        {
            return (await directory.ReadItemAsync<DeploymentItem>(container, Shard, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>The note that is there, or else a new one.</summary>
    /// <param name="container">What it is about.</param>
    /// <param name="signature">The model that fills it.</param>
    /// <param name="copyOf">The container that a new one is to be filled from; null where the service fills it.</param>
    public async Task<DeploymentItem> EnsureAsync(string container, ModelSignature signature, string? copyOf, CancellationToken cancellationToken)
    {
        var mine = new DeploymentItem
        {
            Id = container,
            Shard = DeploymentItem.Partition,
            Model = signature.Model,
            Dimensions = signature.Dimensions,
            CopyOf = copyOf,
            Filling = copyOf is null ? null : Filling.Begun,
        };
        try
        {
            var created = await directory.CreateItemAsync(mine, Shard, cancellationToken: cancellationToken).ConfigureAwait(false);
            return mine with { ETag = created.ETag };
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.Conflict)
        {
            return (await directory.ReadItemAsync<DeploymentItem>(container, Shard, cancellationToken: cancellationToken).ConfigureAwait(false)).Resource;
        }
    }

    /// <summary>Whether the service may write to a copy that is whole: from then on there is no way back.</summary>
    public async Task<bool> TryTakeOverAsync(DeploymentItem whole, CancellationToken cancellationToken) =>
        await TryReplaceAsync(whole with { Filling = null }, cancellationToken).ConfigureAwait(false) is not null
        || await ReadAsync(whole.Id, cancellationToken).ConfigureAwait(false) is { Filling: null };

    /// <summary>Changes the note as often as somebody else changed it meanwhile.</summary>
    /// <param name="container">What it is about.</param>
    /// <param name="change">Gives the note as it is to be; may throw where it must not be changed.</param>
    /// <exception cref="ConfigurationException">There is no such note.</exception>
    public async Task<DeploymentItem> ChangeAsync(string container, Func<DeploymentItem, DeploymentItem> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var present = await ReadAsync(container, cancellationToken).ConfigureAwait(false)
                ?? throw new ConfigurationException($"container {container} was never served from: is it the one in Cosmos:Container?");
            var next = change(present);
            if (next == present || await TryReplaceAsync(next, cancellationToken).ConfigureAwait(false) is not null)
            {
                return next;
            }
        }

        throw new StoreException("the note about a container keeps changing", isTransient: true);
    }

    /// <summary>Replaces the note under its ETag; null where it changed meanwhile.</summary>
    private async Task<DeploymentItem?> TryReplaceAsync(DeploymentItem item, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ItemRequestOptions { IfMatchEtag = item.ETag };
            var replaced = await directory.ReplaceItemAsync(item with { ETag = null }, item.Id, Shard, options, cancellationToken).ConfigureAwait(false);
            return item with { ETag = replaced.ETag };
        }
        catch (CosmosException e) when (e.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
