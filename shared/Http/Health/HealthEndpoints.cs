using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Health;

/// <summary>What probes and clients ask before anything else. Needs no key.</summary>
internal static class HealthEndpoints
{
    private const string Contract = "0.9.1";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Live, Live)
            .Describe("Service", "getLiveness", "Whether the process answers.").AllowAnonymous();
        endpoints.MapGet(Routes.Ready, ReadyAsync)
            .Describe("Service", "getReadiness", "Whether what requests need is there.")
            .Fails(StatusCodes.Status503ServiceUnavailable).AllowAnonymous();
        endpoints.MapGet(Routes.Version, Version)
            .Describe("Service", "getVersion", "The contract's version and the parts of it that exist here.").AllowAnonymous();
    }

    private static Ok<HealthResponse> Live() => TypedResults.Ok(new HealthResponse { Status = "alive" });

    private static async Task<Ok<HealthResponse>> ReadyAsync(
        IEnumerable<IReadinessCheck> checks, ILogger<MemoryApi> logger, CancellationToken cancellationToken)
    {
        foreach (var check in checks)
        {
            if (await CheckAsync(check, logger, cancellationToken).ConfigureAwait(false) is { } reason)
            {
                throw new ProblemException(StatusCodes.Status503ServiceUnavailable, reason);
            }
        }

        return TypedResults.Ok(new HealthResponse { Status = "ready" });
    }

    private static async Task<string?> CheckAsync(IReadinessCheck check, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.CheckFailed(logger, check.GetType().Name, e);
            return "A readiness check failed; the log says why.";
        }
    }

    private static Ok<VersionResponse> Version() => TypedResults.Ok(new VersionResponse
    {
        ApiVersion = Contract,
        ServiceVersion = ServiceVersion.Text,
        Features = FeaturesInfo.Current,
    });
}
