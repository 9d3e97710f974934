using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MemoryFunctions.Functions.Http;

/// <summary>Everything that has no trigger of its own. The pipeline routes, authenticates and answers what is not there.</summary>
public sealed class ApiFunction(MemoryApi api)
{
    [Function("Api")]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete", Route = "{*path}")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return api.HandleAsync(request.HttpContext);
    }
}
