using MemoryFunctions.Core.Work;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.Banks;
using MemoryFunctions.Http.Health;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Api;

/// <summary>
/// The whole HTTP surface as one request delegate, for any host that has a real <see cref="HttpContext"/>: Kestrel, or a
/// trigger of the Functions worker.
/// </summary>
public sealed class MemoryApi
{
    private readonly RequestDelegate pipeline;
    private readonly RequestPressure pressure;
    private readonly ILogger logger;

    public MemoryApi(IServiceProvider services, ILogger<MemoryApi> logger)
    {
        this.logger = logger;
        pressure = services.GetRequiredService<RequestPressure>();
        var time = services.GetRequiredService<TimeProvider>();
        var handlerLogger = services.GetRequiredService<ILogger<ProblemHandler>>();
        var maxBodyBytes = services.GetRequiredService<IOptions<HttpOptions>>().Value.MaxBodyBytes;
        var app = new ApplicationBuilder(services);
        app.Use(next => new RequestLogging(next, time, logger).InvokeAsync);
        var forms = new ProblemForms(services.GetRequiredService<EndpointDataSource>());
        app.Use(next => new ProblemHandler(next, forms, handlerLogger).InvokeAsync);
        app.Use(next => new BodyLimit(next, maxBodyBytes).InvokeAsync);
        app.UseRouting();
        app.Use(next => new Authentication(next, services.GetRequiredService<KeyRing>()).InvokeAsync);
        app.UseEndpoints(endpoints =>
        {
            HealthEndpoints.Map(endpoints);
            BankEndpoints.Map(endpoints);
            MemoryEndpoints.Map(endpoints);
            SingleMemoryEndpoints.Map(endpoints);
            ClearingEndpoints.Map(endpoints);
            ReflectEndpoints.Map(endpoints);
            DocumentEndpoints.Map(endpoints);
            OperationEndpoints.Map(endpoints);
            ReprocessEndpoints.Map(endpoints);
            BankConfigEndpoints.Map(endpoints);
            OverviewEndpoints.Map(endpoints);
            GraphEndpoints.Map(endpoints);
            ChunkEndpoints.Map(endpoints);
            FileEndpoints.Map(endpoints);
            DirectiveEndpoints.Map(endpoints);
            MentalModelEndpoints.Map(endpoints);
            BankTemplateEndpoints.Map(endpoints);
            Mem0.Mem0Endpoints.Map(endpoints);
            OpenApiEndpoint.Map(endpoints);
        });
        pipeline = app.Build();
    }

    /// <summary>Serves one request. Nothing is ever thrown: hosts turn what escapes into empty answers.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var waiting = pressure.Enter();
        try
        {
            // What the host's own routing found is about its triggers, not about this pipeline.
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            context.Request.Path = RawPath.Of(context);
            await pipeline(context).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.PipelineFailed(logger, e);
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
    }
}
