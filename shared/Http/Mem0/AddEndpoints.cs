using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Remembering messages.</summary>
internal static class AddEndpoints
{
    private const int MostResults = 1_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Mem0Routes.Add, AddAsync)
            .Says("mem0Add", "Takes messages. When it answers they are stored; the event tells when they can be found.", 413, 415, 429);

    /// <summary>All memories of a document.</summary>
    public static MemoryListQuery MadeOf(string document) => new() { DocumentId = document, Limit = MostResults, WithExpired = true };

    public static async Task<Mem0AddResponse> TakeAsync(
        Mem0AddRequest request, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken)
    {
        var ids = new EntityIds(request.UserId, request.AgentId, request.AppId, request.RunId);
        var bank = ids.BankOf(context.Caller().Tenant);
        var documentId = Guid.NewGuid().ToString();
        var command = AddMapping.ToCommand(bank, ids, request, documentId, time.GetUtcNow());
        var result = await service.RetainAsync(command, cancellationToken).ConfigureAwait(false);
        var eventId = OperationId.NameOf(bank, result.OperationId);
        if (!result.Indexed)
        {
            return new Mem0AddResponse { Message = "The messages are stored and will be found soon.", Status = "PENDING", EventId = eventId };
        }

        var page = await memories.ListAsync(bank, MadeOf(documentId), cancellationToken).ConfigureAwait(false);
        return new Mem0AddResponse
        {
            Message = "The messages are stored and can be found.",
            Status = "SUCCEEDED",
            EventId = eventId,
            Results = AddMapping.ToResults(bank, page.Items),
        };
    }

    private static async Task<Ok<Mem0AddResponse>> AddAsync(
        JsonBody<Mem0AddRequest> body, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(await TakeAsync(body.Value, context, service, memories, time, cancellationToken).ConfigureAwait(false));
}
