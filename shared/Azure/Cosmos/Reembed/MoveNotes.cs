using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// What is written down about a move as a whole, and what it forbids. The new container's note says which command fills it:
/// one at a time does, and none once the service has started there.
/// </summary>
internal sealed class MoveNotes(CosmosContainers containers, CosmosOptions options, ModelSignature next, CosmosTransport? transport)
{
    private readonly Deployments deployments = new(containers.Directory);
    private readonly string run = Digest.Random();

    public Container Target => containers.Client.GetContainer(options.Database, Next);

    private string Next => options.NextContainer is { Length: > 0 } name
        ? name
        : throw new ConfigurationException("Cosmos:NextContainer names no container: name a new one to be filled with the vectors of Models:NextEmbedding");

    /// <summary>Makes the new container, where it is not there yet, and takes it for this command.</summary>
    /// <returns>The old container's note; null where all has been done already.</returns>
    public async Task<DeploymentItem?> BeginAsync(CancellationToken cancellationToken)
    {
        RequireNames();
        var source = await deployments.ReadAsync(options.Container, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException($"container {options.Container} was never served from: is it the one to move (setting Cosmos:Container)?");
        if (source.Signature == next)
        {
            throw new ConfigurationException($"container {source.Id} holds the vectors of {next} already, there is nothing to do: set Models:NextEmbedding to another model");
        }

        if (source is { Filling: not null } || (source.MovedTo is { } other && !string.Equals(other, Next, StringComparison.Ordinal)))
        {
            throw new ConfigurationException(source.Filling is not null
                ? $"container {source.Id} is itself a copy that nobody has started on: set Cosmos:Container to the one that is served from"
                : $"container {source.Id} is being moved to {source.MovedTo}: set Cosmos:NextContainer to that, or run reembed --unseal with it first");
        }

        var setup = new ContainerSetup(containers.Client, options);
        if (CosmosClientFactory.MayCreate(options, transport))
        {
            await setup.CreateMemoriesAsync(Next, next.Dimensions, cancellationToken).ConfigureAwait(false);
        }

        await setup.VerifyMemoriesAsync(Next, next.Dimensions, "set Cosmos:NextContainer to a new one", cancellationToken).ConfigureAwait(false);
        var target = await deployments.EnsureAsync(Next, next, copyOf: source.Id, cancellationToken).ConfigureAwait(false);
        RequireFillable(target);
        if (target.Filling == Filling.Done)
        {
            return null;
        }

        await deployments.ChangeAsync(
            Next,
            note =>
            {
                RequireFillable(note);
                return note.Filling == Filling.Done ? note : note with { FilledBy = run };
            },
            cancellationToken).ConfigureAwait(false);
        return source;
    }

    /// <exception cref="ConfigurationException">Another command has taken the new container since.</exception>
    public async Task RequireMineAsync(CancellationToken cancellationToken) =>
        RequireMine(await deployments.ReadAsync(Next, cancellationToken).ConfigureAwait(false));

    /// <summary>From here on no bank is made in the old container.</summary>
    public Task SealAsync(CancellationToken cancellationToken) =>
        deployments.ChangeAsync(options.Container, note => note with { MovedTo = Next }, cancellationToken);

    /// <summary>From here on the service may start on the new container.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) => deployments.ChangeAsync(
        Next, note => RequireMine(note) with { Filling = Filling.Done, FilledBy = null }, cancellationToken);

    /// <summary>From here on the service may not start on the new container.</summary>
    /// <exception cref="ConfigurationException">It has.</exception>
    public Task ReopenAsync(CancellationToken cancellationToken)
    {
        RequireNames();
        return deployments.ChangeAsync(
            Next,
            note => IsOurs(note) && note.Filling is not null
                ? note with { Filling = Filling.Begun, FilledBy = run }
                : throw new ConfigurationException($"the service has started on container {Next}: what was written there since would be lost, so {options.Container} stays sealed"),
            cancellationToken);
    }

    /// <summary>From here on banks are made in the old container again.</summary>
    public Task UnsealAsync(CancellationToken cancellationToken) =>
        deployments.ChangeAsync(options.Container, note => note with { MovedTo = null }, cancellationToken);

    private void RequireNames()
    {
        foreach (var (taken, setting) in new[] { (options.Container, "Cosmos:Container"), (options.Directory, "Cosmos:Directory") })
        {
            if (string.Equals(Next, taken, StringComparison.Ordinal))
            {
                throw new ConfigurationException($"Cosmos:NextContainer {Next} is {setting} too: name a new container");
            }
        }
    }

    private void RequireFillable(DeploymentItem target)
    {
        if (target.Signature != next)
        {
            throw new ConfigurationException($"container {Next} was filled by {target.Signature}, Models:NextEmbedding names {next}: set that model back, or Cosmos:NextContainer to a new one");
        }

        if (!IsOurs(target) || target.Filling is null)
        {
            throw new ConfigurationException(IsOurs(target)
                ? $"{options.Container} was moved to container {Next}, and the service has started there: set Cosmos:Container to {Next}"
                : $"container {Next} is not a copy of {options.Container}: set Cosmos:NextContainer to a new one");
        }
    }

    private bool IsOurs(DeploymentItem target) => string.Equals(target.CopyOf, options.Container, StringComparison.Ordinal);

    private DeploymentItem RequireMine(DeploymentItem? target) => string.Equals(target?.FilledBy, run, StringComparison.Ordinal)
        ? target!
        : throw new ConfigurationException($"another reembed command fills container {Next} now: this one has ended");
}
