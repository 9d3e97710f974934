using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Texts that are kept to answer one question each.</summary>
internal static class MentalModelEndpoints
{
    private const string Tag = "Mental models";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Routes.MentalModels, CreateAsync)
            .Describe(Tag, "createMentalModel", "Makes a mental model and has its text written. 409 where the id is taken, or the bank has as many as it may have.")
            .Fails(404, 409, 413, 415, 422, 500, 503);
        endpoints.MapGet(Routes.MentalModels, ListAsync)
            .Describe(Tag, "listMentalModels", "A page of the bank's mental models, oldest first.")
            .TakesQuery("tags", "May be repeated: only mental models for such tags; those without tags are for all.")
            .TakesQuery("tags_match", "any (default), all or exact.")
            .TakesQuery("detail", "metadata, content or full (default).")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.MentalModel, GetAsync)
            .Describe(Tag, "getMentalModel", "A mental model. Its text is left out while a memory is gone that it rests on.")
            .TakesQuery("detail", "metadata, content or full (default).")
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.MentalModel + "/history", GetHistoryAsync)
            .Describe(Tag, "getMentalModelHistory", "The texts that a mental model had, newest first.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPost(Routes.MentalModel + "/refresh", RefreshAsync)
            .Describe(Tag, "refreshMentalModel", "Has the text written anew.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPost(Routes.MentalModel + "/dry-run-refresh", DryRunAsync)
            .Describe(Tag, "dryRunRefreshMentalModel", "What a refresh would write now, and how it differs; nothing is changed. A language model takes as many tokens for it as for a refresh.")
            .Fails(404, 422, 500, 502, 503);
        endpoints.MapPost(Routes.MentalModel + "/clear", ClearAsync)
            .Describe(Tag, "clearMentalModel", "Takes the text away.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPatch(Routes.MentalModel, UpdateAsync)
            .Describe(Tag, "updateMentalModel", "Changes a mental model; what is absent stays as it is, and so does the text until it is refreshed.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapDelete(Routes.MentalModel, DeleteAsync)
            .Describe(Tag, "deleteMentalModel", "Deletes a mental model with its history.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<CreateMentalModelResponse>> CreateAsync(
        BankPath path, JsonBody<CreateMentalModelRequest> body, MentalModelService service, CancellationToken cancellationToken)
    {
        var (model, operation) = await service.CreateAsync(path.Bank, body.Value.Id, MentalModelMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new CreateMentalModelResponse { MentalModelId = model.Id, OperationId = operation });
    }

    private static async Task<Ok<MentalModelListResponse>> ListAsync(
        BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (limit, offset) = ListMapping.ToPage(query);
        var (tags, detail) = (ListMapping.ToTags(query), MentalModelMapping.Detail(query));
        query.Finish();
        var page = await service.ListAsync(path.Bank, tags, limit, offset, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new MentalModelListResponse
        {
            Items = [.. page.Items.Select(view => MentalModelMapping.ToResponse(path.Bank.Key, view, detail))],
            Total = page.Total,
            Limit = limit,
            Offset = offset,
        });
    }

    private static async Task<Ok<MentalModelResponse>> GetAsync(BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var detail = MentalModelMapping.Detail(query);
        query.Finish();
        return Answer(path, await service.GetAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false), detail);
    }

    private static async Task<Ok<IReadOnlyList<MentalModelHistoryEntry>>> GetHistoryAsync(
        BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(MentalModelMapping.ToHistory((await service.GetAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false) ?? throw Missing()).Model));

    private static async Task<Ok<RefreshSubmitResponse>> RefreshAsync(BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(new RefreshSubmitResponse
        {
            OperationId = await service.RefreshAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false) ?? throw Missing(),
        });

    private static async Task<Ok<MentalModelDryRunResponse>> DryRunAsync(
        BankPath path, HttpContext context, MentalModelPreviewer previewer, CancellationToken cancellationToken)
    {
        var preview = await previewer.PreviewAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false) ?? throw Missing();
        DegradedHeader.Report(context.Response, preview.Answer.Degraded);
        return TypedResults.Ok(MentalModelDryRunMapping.ToResponse(preview));
    }

    private static async Task<Ok<MentalModelResponse>> ClearAsync(BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken) =>
        Answer(path, await service.ClearAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false), "full");

    private static async Task<Ok<MentalModelResponse>> UpdateAsync(
        BankPath path, JsonBody<UpdateMentalModelRequest> body, HttpContext context, MentalModelService service, CancellationToken cancellationToken) =>
        Answer(path, await service.UpdateAsync(path.Bank, Id(context), MentalModelMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false), "full");

    private static async Task<Ok<DeleteResponse>> DeleteAsync(BankPath path, HttpContext context, MentalModelService service, CancellationToken cancellationToken) =>
        await service.DeleteAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false)
            ? TypedResults.Ok(new DeleteResponse { Message = "The mental model is deleted.", DeletedCount = 1 })
            : throw Missing();

    private static string Id(HttpContext context) => RouteText.Read(context, "mental_model_id");

    private static Ok<MentalModelResponse> Answer(BankPath path, MentalModelView? view, string detail) =>
        view is null ? throw Missing() : TypedResults.Ok(MentalModelMapping.ToResponse(path.Bank.Key, view, detail));

    private static ProblemException Missing() => new(StatusCodes.Status404NotFound, "There is no such mental model.");
}
