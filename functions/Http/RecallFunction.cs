using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Http;

/// <summary>Recall under a name of its own, so that it has its own metrics.</summary>
public sealed class RecallFunction(MemoryApi api)
{
    [Function("Recall")]
    public Task RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Recall)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return api.HandleAsync(request.HttpContext);
    }
}
