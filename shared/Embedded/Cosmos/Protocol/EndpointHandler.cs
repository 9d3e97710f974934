using MemoryFunctions.Embedded.Cosmos.Containers;

namespace MemoryFunctions.Embedded.Cosmos.Protocol;

/// <summary>What an HttpClient sends through. Disposing it leaves the endpoint alone.</summary>
internal sealed class EndpointHandler(Router router, Catalog catalog) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = await CosmosRequest.ReadAsync(request, cancellationToken);
        var response = await router.HandleAsync(read, cancellationToken);
        var activity = Guid.TryParse(read.Header("x-ms-activity-id"), out var given) ? given : Guid.NewGuid();
        return response.ToMessage(request, activity.ToString(), catalog.Counters.Sequence);
    }
}
