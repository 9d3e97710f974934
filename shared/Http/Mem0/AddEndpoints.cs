using MemoryFunctions.Core.Memories;
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

    private static async Task<Ok<Mem0AddResponse>> AddAsync(
        JsonBody<Mem0AddRequest> body, HttpContext context, RetainService service, MemoryService memories, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = body.Value;
        var ids = new EntityIds(request.UserId, request.AgentId, request.AppId, request.RunId);
        var bank = ids.BankOf(context.Caller().Tenant);
        var documentId = Guid.NewGuid().ToString();
        var command = AddMapping.ToCommand(bank, ids, request, documentId, time.GetUtcNow());
        var result = await service.RetainAsync(command, cancellationToken).ConfigureAwait(false);
        var eventId = EventId.Of(bank, result.OperationId);
        if (!result.Indexed)
        {
            return TypedResults.Ok(new Mem0AddResponse { Message = "The messages are stored and will be found soon.", Status = "PENDING", EventId = eventId });
        }

        var query = new MemoryListQuery { DocumentId = documentId, Limit = MostResults, WithExpired = true };
        var page = await memories.ListAsync(bank, query, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0AddResponse
        {
            Message = "The messages are stored and can be found.",
            Status = "SUCCEEDED",
            EventId = eventId,
            Results =
            [
                .. page.Items.OrderBy(memory => memory.SourceTurns.FirstOrDefault()).Select(memory => MemoryMapping.Of(bank, memory))
                    .Select(memory => new Mem0AddResult { Id = memory.Id, Data = new Mem0AddData { Memory = memory.Memory! } }),
            ],
        });
    }
}
