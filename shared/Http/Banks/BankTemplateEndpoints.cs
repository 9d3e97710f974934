using MemoryFunctions.Core.Templates;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>How a bank is set up, to be taken to another.</summary>
internal static class BankTemplateEndpoints
{
    private const string Tag = "Bank templates";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.ExportTemplate, ExportAsync)
            .Describe(Tag, "exportBankTemplate", "What a bank has set, its mental models without their texts, and its directives; no memories.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPost(Routes.ImportTemplate, ImportAsync)
            .Describe(Tag, "importBankTemplate", "Sets a bank up, which is made where it is not there. Nothing is written where anything is at fault. 409 where the bank would have more than it may have.")
            .TakesQuery("dry_run", "true: only check, and say what would be done; false (default).")
            .Fails(404, 409, 413, 415, 422, 500, 503);
    }

    private static async Task<Ok<BankTemplateManifest>> ExportAsync(BankPath path, TemplateService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(BankTemplateMapping.ToManifest(
            await service.ExportAsync(path.Bank, cancellationToken).ConfigureAwait(false) ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such bank.")));

    private static async Task<Ok<BankTemplateImportResponse>> ImportAsync(
        BankPath path, JsonBody<BankTemplateManifest> body, HttpContext context, TemplateService service, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var isDry = query.Choice("dry_run", "true", "false") == "true";
        query.Finish();
        var (template, ignored) = BankTemplateMapping.ToTemplate(body.Value);
        IgnoredParams.Report(context.Response, ignored);
        return TypedResults.Ok(BankTemplateMapping.ToResponse(
            path.Bank.Key, await service.ImportAsync(path.Bank, template, isDry, cancellationToken).ConfigureAwait(false), isDry));
    }
}
