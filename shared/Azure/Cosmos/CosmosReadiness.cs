using System.Net;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Diagnostics;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Ready means that the store answers.</summary>
internal sealed class CosmosReadiness(CosmosContainers containers, IOptions<CosmosOptions> options) : IReadinessCheck
{
    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await containers.Directory.ReadItemStreamAsync(
                options.Value.Container, new PartitionKey(DeploymentItem.Partition), cancellationToken: cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? null : $"the store answered {(int)response.StatusCode}";
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            return "the store could not be reached";
        }
    }
}
