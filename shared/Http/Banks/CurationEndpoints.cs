using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>What people do to single memories.</summary>
internal static class CurationEndpoints
{
    private const string Tag = "Memories";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Memory, GetAsync)
            .Describe(Tag, "getMemory", "A memory that is shown or was invalidated, with what it was stated from.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPatch(Routes.Memory, UpdateAsync)
            .Describe(Tag, "updateMemory", "Changes a memory under its id, takes it out of sight, or shows it again. Nothing that is made of its document later undoes that.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapGet(Routes.MemoryHistory, GetHistoryAsync)
            .Describe(Tag, "getMemoryHistory", "What a memory said over time, the oldest first. What was deleted has no history.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<MemoryResponse>> GetAsync(BankPath path, MemoryPath memory, ICurationService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await AnswerAsync(
            path.Bank, await service.GetAsync(path.Bank, memory.Id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(), service, cancellationToken).ConfigureAwait(false));

    private static async Task<Ok<MemoryResponse>> UpdateAsync(
        BankPath path, MemoryPath memory, JsonBody<UpdateMemoryRequest> body, ICurationService service, CancellationToken cancellationToken)
    {
        var edited = await service.EditAsync(path.Bank, memory.Id, CurationMapping.ToEdit(body.Value), cancellationToken).ConfigureAwait(false) ?? throw NotFound();
        return TypedResults.Ok(await AnswerAsync(path.Bank, edited, service, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<Ok<IReadOnlyList<HistoryItem>>> GetHistoryAsync(
        BankPath path, MemoryPath memory, ICurationService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(CurationMapping.ToHistory(await service.HistoryAsync(path.Bank, memory.Id, cancellationToken).ConfigureAwait(false) ?? throw NotFound()));

    private static async Task<MemoryResponse> AnswerAsync(BankId bank, CuratedMemory memory, ICurationService service, CancellationToken cancellationToken)
    {
        var history = service.HistoryAsync(bank, memory.Memory.Id, cancellationToken);
        var sources = memory.Memory.Cites.Count == 0 ? [] : await service.GetSourcesAsync(bank, memory.Memory.Id, cancellationToken).ConfigureAwait(false) ?? [];
        return CurationMapping.ToResponse(memory, sources, await history.ConfigureAwait(false) ?? []);
    }

    private static ProblemException NotFound() => new(StatusCodes.Status404NotFound, "There is no such memory.");
}
