using System.Globalization;
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

/// <summary>Changing many memories in one call.</summary>
internal static class BatchEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut(Mem0Routes.Batch, UpdateAsync).Says("mem0BatchUpdate", "Gives memories new words, up to 1,000.", 404, 413, 415);
        endpoints.MapDelete(Mem0Routes.Batch, DeleteAsync).Says("mem0BatchDelete", "Deletes memories, up to 1,000.", 404, 413, 415);
    }

    private static async Task<Ok<Mem0Done>> UpdateAsync(
        JsonBody<Mem0BatchRequest> body, HttpContext context, BankDirectory directory, ICurationService service, CancellationToken cancellationToken)
    {
        var items = Checked(body.Value);
        for (var at = 0; at < items.Count; at++)
        {
            if (string.IsNullOrWhiteSpace(items[at].Text))
            {
                throw new InvalidInputException(string.Create(CultureInfo.InvariantCulture, $"memories.{at}.text"), "must not be blank");
            }
        }

        var changed = 0;
        foreach (var (bank, mine) in await ByBankAsync(items, context, directory, cancellationToken).ConfigureAwait(false))
        {
            var edits = mine.Select(item => (item.MemoryId, new MemoryEdit { Text = item.Text })).ToList();
            changed += (await service.EditManyAsync(bank, edits, cancellationToken).ConfigureAwait(false)).Count;
        }

        return Done("updated", changed);
    }

    private static async Task<Ok<Mem0Done>> DeleteAsync(
        JsonBody<Mem0BatchRequest> body, HttpContext context, BankDirectory directory, ICurationService service, CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var (bank, mine) in await ByBankAsync(Checked(body.Value), context, directory, cancellationToken).ConfigureAwait(false))
        {
            gone += (await service.DeleteManyAsync(bank, [.. mine.Select(item => item.MemoryId)], linked: false, cancellationToken).ConfigureAwait(false)).Count;
        }

        return Done("deleted", gone);
    }

    private static IReadOnlyList<Mem0BatchItem> Checked(Mem0BatchRequest request) => request.Memories.Count is >= 1 and <= ICurationService.MaxMany
        ? [.. request.Memories.DistinctBy(item => item.MemoryId, StringComparer.Ordinal)]
        : throw new InvalidInputException("memories", string.Create(CultureInfo.InvariantCulture, $"must have 1 to {ICurationService.MaxMany} entries"));

    /// <summary>An id begins with its bank's handle; one of no bank is left out.</summary>
    private static async Task<IReadOnlyList<(BankId Bank, IReadOnlyList<Mem0BatchItem> Items)>> ByBankAsync(
        IReadOnlyList<Mem0BatchItem> items, HttpContext context, BankDirectory directory, CancellationToken cancellationToken)
    {
        var found = new List<(BankId Bank, IReadOnlyList<Mem0BatchItem> Items)>();
        foreach (var group in items.GroupBy(item => item.MemoryId.Split('-', 2)[0], StringComparer.Ordinal))
        {
            if (await directory.FindAsync(context.Caller().Tenant, group.Key, cancellationToken).ConfigureAwait(false) is { } bank)
            {
                found.Add((bank, [.. group]));
            }
        }

        return found;
    }

    private static Ok<Mem0Done> Done(string what, int count) => count == 0
        ? throw Mem0Endpoints.NotFound("memory")
        : TypedResults.Ok(new Mem0Done { Message = string.Create(CultureInfo.InvariantCulture, $"Successfully {what} {count} memories") });
}
