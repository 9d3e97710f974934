using MemoryFunctions.Core.Curate;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Reading and changing single memories.</summary>
internal static class CurationEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Mem0Routes.Memory, GetAsync).Says("mem0Get", "A memory, also where it has expired.", 404);
        endpoints.MapPut(Mem0Routes.Memory, UpdateAsync).Says("mem0Update", "Changes a memory.", 404, 413, 415);
        endpoints.MapDelete(Mem0Routes.Memory, DeleteAsync)
            .Says("mem0Delete", "Deletes a memory. When it answers, it can be read no more.", 404)
            .TakesQuery("delete_linked", "true deletes what was stated from it, or what it was stated from, too.");
        endpoints.MapGet(Mem0Routes.History, HistoryAsync).Says("mem0History", "What a memory said over time, the oldest first.", 404);
    }

    public static async Task<Ok<Mem0Memory>> GetAsync(MemoryPath path, ICurationService service, CancellationToken cancellationToken)
    {
        var found = await service.GetAsync(path.Bank, path.Id, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        return TypedResults.Ok(MemoryMapping.Of(path.Bank, found.Memory) with
        {
            Feedback = FeedbackMapping.Word(found.Feedback?.Value),
            FeedbackReason = found.Feedback?.Reason,
        });
    }

    public static async Task<Ok<Mem0Memory>> UpdateAsync(
        MemoryPath path, JsonBody<Mem0UpdateRequest> body, ICurationService service, CancellationToken cancellationToken)
    {
        var edit = CurationMapping.ToEdit(body.Value);
        var changed = await service.EditAsync(path.Bank, path.Id, edit, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        return TypedResults.Ok(MemoryMapping.Of(path.Bank, changed.Memory));
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(MemoryPath path, HttpContext context, ICurationService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var linked = query.Choice("delete_linked", "true", "false", "True", "False") is "true" or "True";
        query.Finish();
        var count = await service.DeleteAsync(path.Bank, path.Id, linked, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        return TypedResults.Ok(new Mem0Done { Message = "Memory deleted successfully!", CascadeCount = linked ? count - 1 : null });
    }

    public static async Task<Ok<IReadOnlyList<Mem0HistoryEntry>>> HistoryAsync(MemoryPath path, ICurationService service, CancellationToken cancellationToken)
    {
        var found = await service.GetAsync(path.Bank, path.Id, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        var history = await service.HistoryAsync(path.Bank, path.Id, cancellationToken).ConfigureAwait(false) ?? throw Mem0Endpoints.NotFound("memory");
        return TypedResults.Ok(CurationMapping.ToHistory(path.Bank, found.Memory, history));
    }
}
