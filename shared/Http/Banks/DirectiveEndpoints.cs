using MemoryFunctions.Core.Directives;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>The rules that a bank's answers follow.</summary>
internal static class DirectiveEndpoints
{
    private const string Tag = "Directives";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Routes.Directives, CreateAsync)
            .Describe(Tag, "createDirective", "Makes a rule that answers follow. 409 where the bank has as many as it may have.")
            .Fails(404, 409, 413, 415, 422, 500, 503);
        endpoints.MapGet(Routes.Directives, ListAsync)
            .Describe(Tag, "listDirectives", "A page of the bank's rules, the most important first.")
            .TakesQuery("tags", "May be repeated: only rules that hold for questions with such tags; those without tags always do.")
            .TakesQuery("tags_match", "any (default), all or exact.")
            .TakesQuery("active_only", "true (default) or false.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Directive, GetAsync)
            .Describe(Tag, "getDirective", "A rule.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPatch(Routes.Directive, UpdateAsync)
            .Describe(Tag, "updateDirective", "Changes a rule; what is absent stays as it is.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapDelete(Routes.Directive, DeleteAsync)
            .Describe(Tag, "deleteDirective", "Deletes a rule.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<DirectiveResponse>> CreateAsync(
        BankPath path, JsonBody<CreateDirectiveRequest> body, DirectiveService service, CancellationToken cancellationToken) =>
        Answer(path, await service.CreateAsync(path.Bank, DirectiveMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false));

    private static async Task<Ok<DirectiveListResponse>> ListAsync(
        BankPath path, HttpContext context, DirectiveService service, CancellationToken cancellationToken)
    {
        var query = DirectiveMapping.ToQuery(new QueryReader(context));
        var page = await service.ListAsync(path.Bank, query, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new DirectiveListResponse
        {
            Items = [.. page.Items.Select(directive => DirectiveMapping.ToResponse(path.Bank.Key, directive))],
            Total = page.Total,
            Limit = query.Limit,
            Offset = query.Offset,
        });
    }

    private static async Task<Ok<DirectiveResponse>> GetAsync(BankPath path, HttpContext context, DirectiveService service, CancellationToken cancellationToken) =>
        Answer(path, await service.GetAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false));

    private static async Task<Ok<DirectiveResponse>> UpdateAsync(
        BankPath path, JsonBody<UpdateDirectiveRequest> body, HttpContext context, DirectiveService service, CancellationToken cancellationToken) =>
        Answer(path, await service.UpdateAsync(path.Bank, Id(context), DirectiveMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false));

    private static async Task<Ok<DeleteResponse>> DeleteAsync(BankPath path, HttpContext context, DirectiveService service, CancellationToken cancellationToken) =>
        await service.DeleteAsync(path.Bank, Id(context), cancellationToken).ConfigureAwait(false)
            ? TypedResults.Ok(new DeleteResponse { Message = "The directive is deleted.", DeletedCount = 1 })
            : throw Missing();

    private static string Id(HttpContext context) => RouteText.Read(context, "directive_id");

    private static Ok<DirectiveResponse> Answer(BankPath path, Directive? directive) =>
        directive is null ? throw Missing() : TypedResults.Ok(DirectiveMapping.ToResponse(path.Bank.Key, directive));

    private static ProblemException Missing() => new(StatusCodes.Status404NotFound, "There is no such directive.");
}
