using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Answering in words.</summary>
internal static class ReflectEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Routes.Reflect, ReflectAsync)
            .Describe(
                "Memories",
                "reflect",
                "Answers a question in words, from the bank's memories and nothing else; without a language model, with the best of them as they are.")
            .Fails(400, 404, 413, 415, 422, 500, 502, 503);

    private static async Task<Ok<ReflectResponse>> ReflectAsync(
        BankPath path, JsonBody<ReflectRequest> body, HttpContext context, ReflectService service, CancellationToken cancellationToken)
    {
        var query = ReflectMapping.ToQuery(path.Bank, body.Value);
        var answer = await service.ReflectAsync(query, cancellationToken).ConfigureAwait(false);
        DegradedHeader.Report(context.Response, answer.Degraded);
        return TypedResults.Ok(ReflectMapping.ToResponse(body.Value.Include ?? new ReflectIncludeOptions(), answer));
    }
}
