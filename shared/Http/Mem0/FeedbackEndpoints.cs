using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>What people think of memories.</summary>
internal static class FeedbackEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapPost(Mem0Routes.Feedback, GiveAsync)
        .Says("mem0Feedback", "Keeps with a memory what somebody thinks of it, in the place of what was said before. It goes with the memory.", 404, 413, 415);

    private static async Task<Ok<Mem0Feedback>> GiveAsync(
        JsonBody<Mem0FeedbackRequest> body, HttpContext context, BankDirectory directory, FeedbackService service, CancellationToken cancellationToken)
    {
        var (request, value) = (body.Value, FeedbackMapping.Value(body.Value.Feedback));
        var id = request.MemoryId ?? throw new InvalidInputException("memory_id", "is required");
        var bank = await directory.FindByMemoryAsync(context.Caller().Tenant, id, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        var given = await service.GiveAsync(bank, id, value, request.FeedbackReason, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        return TypedResults.Ok(new Mem0Feedback { Id = given.Id, Feedback = FeedbackMapping.Word(given.Value), FeedbackReason = given.Reason });
    }
}
