using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Exports;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Summarize;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Auth;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Memories in the form of a caller's schema.</summary>
internal static class ExportEndpoints
{
    private const int MostRows = 1_000;
    private const int MaxTokens = 16_000;
    private const string Question = "Fill in the form of what is remembered here. What is not remembered stays null or left out.";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Mem0Routes.Exports, CreateAsync)
            .Says("mem0CreateExport", "Keeps what is to be exported of one entity's memories. A schema of memories as they are needs no language model; any other one is refused without.", 404, 413, 415);
        endpoints.MapPost(Mem0Routes.ExportGet, GetAsync)
            .Says("mem0GetExport", "An export by its id, or the newest of its filters, of what is remembered now.", 404, 413, 415, StatusCodes.Status502BadGateway);
    }

    private static async Task<Ok<Mem0ExportCreated>> CreateAsync(
        JsonBody<Mem0ExportRequest> body, HttpContext context, ExportService service, CancellationToken cancellationToken)
    {
        var (request, schema) = (body.Value, ExportMapping.ToSchema(body.Value.Schema));
        var of = ExportMapping.ToBank(request.Filters, context.Caller().Tenant);
        if (!HasModel(context) && ExportMapping.ToForm(schema) is null)
        {
            throw new InvalidInputException("schema", "asks for more than lists of memories as they are, which takes a language model (the setting Models:Chat), and there is none");
        }

        var export = await service.CreateAsync(of.Bank, schema, ExportMapping.ToText(request.Filters!.Value), request.ExportInstructions, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new Mem0ExportCreated
        {
            Message = "The export is kept and can be read.",
            Id = (export ?? throw Mem0Endpoints.NotFound(EventMapping.Type(of.Bank.Kind))).Id,
        });
    }

    private static async Task<Ok<JsonElement>> GetAsync(
        JsonBody<Mem0ExportQuery> body, HttpContext context, ExportService service, JointListing listing, SummaryService summaries, CancellationToken cancellationToken)
    {
        var (query, tenant) = (body.Value, context.Caller().Tenant);
        if (query is { MemoryExportId: null, Filters: null or { ValueKind: JsonValueKind.Null } })
        {
            throw new InvalidInputException("memory_export_id", "or filters is required");
        }

        var found = query.MemoryExportId is { } id
            ? await service.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false)
            : await service.FindNewestAsync(ExportMapping.ToBank(query.Filters, tenant).Bank, ExportMapping.ToText(query.Filters!.Value), cancellationToken).ConfigureAwait(false);
        var export = found ?? throw Mem0Endpoints.NotFound("memory export");
        using var filters = JsonDocument.Parse(export.Filters);
        var of = ExportMapping.ToBank(filters.RootElement, tenant);
        using var kept = JsonDocument.Parse(export.Schema);
        if (ExportMapping.ToForm(ExportMapping.ToSchema(kept.RootElement)) is { } form && (form.IsWhole || !HasModel(context)))
        {
            var page = await listing.ListAsync([of], new MemoryListQuery { Limit = MostRows }, cancellationToken).ConfigureAwait(false);
            var rows = page.Items.Select(memory => ExportMapping.ToRow(MemoryMapping.Of(of.Bank, memory))).ToList();
            Report(context, rows.Count, page.Total);
            return form.FindFault(rows, page.Total) is { } fault ? throw new InvalidInputException("schema", fault) : TypedResults.Ok(form.Fill(rows, page.Total));
        }

        var asked = new SummaryQuestion { Question = Question, Context = export.Instructions, Schema = export.Schema, MaxTokens = MaxTokens };
        var summary = await summaries.WriteAsync(of, asked, cancellationToken).ConfigureAwait(false);
        Report(context, summary?.Read.Count ?? 0, summary?.Total ?? 0);
        using var made = JsonDocument.Parse(summary?.Structured ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is nothing to export: no memory is as the filters say."));
        return TypedResults.Ok(made.RootElement.Clone());
    }

    private static void Report(HttpContext context, int read, int total) => DegradedHeader.Report(
        context.Response, read < total ? [string.Create(CultureInfo.InvariantCulture, $"export: the newest {read} memories of {total}")] : []);

    private static bool HasModel(HttpContext context) => context.RequestServices.GetService<IChatModel>() is not null;
}
