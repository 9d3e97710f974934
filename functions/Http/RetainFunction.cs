using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Http;

/// <summary>Retain under a name of its own, so that it has its own metrics.</summary>
public sealed class RetainFunction(MemoryApi api)
{
    [Function("Retain")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Retain)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return api.HandleAsync(request.HttpContext);
    }
}
