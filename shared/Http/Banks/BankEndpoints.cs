using MemoryFunctions.Core.Banks;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Making, describing and deleting banks.</summary>
internal static class BankEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Banks, ListAsync)
            .Describe("Banks", "listBanks", "A page of the caller's banks, the newest first.")
            .TakesQuery("limit", "1 to 1,000; 100 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .Fails(404, 422, 500, 503);
        endpoints.MapPut(Routes.Bank, CreateAsync)
            .Describe("Banks", "createOrUpdateBank", "Makes a bank, or changes its profile where it is there.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapPatch(Routes.Bank, UpdateAsync)
            .Describe("Banks", "updateBank", "Changes the profile of a bank that is there.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapGet(Routes.Profile, GetProfileAsync)
            .Describe("Banks", "getBankProfile", "A bank's profile. Reading never makes a bank.")
            .Fails(404, 422, 500, 503);
        endpoints.MapDelete(Routes.Bank, DeleteAsync)
            .Describe("Banks", "deleteBank", "Deletes a bank with all that it holds. When it answers, nothing of it can be read any more.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<BankListResponse>> ListAsync(
        TenantPath path, HttpContext context, BankDirectory directory, CancellationToken cancellationToken)
    {
        var query = new QueryReader(context);
        var (limit, offset) = ListMapping.ToPage(query);
        query.Finish();

        // A bank of this surface is a user's.
        var page = await directory.ListAsync(path.Tenant, [BankKind.User], limit, offset, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new BankListResponse
        {
            Banks = [.. page.Items.Select(BankMapping.ToItem)],
            Total = page.Total,
            Limit = limit,
            Offset = offset,
        });
    }

    private static async Task<Ok<BankProfileResponse>> CreateAsync(
        BankPath path, JsonBody<CreateBankRequest> body, BankService banks, CancellationToken cancellationToken)
    {
        var profile = await banks.CreateOrUpdateAsync(path.Bank, BankMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(BankMapping.ToResponse(profile));
    }

    private static async Task<Ok<BankProfileResponse>> UpdateAsync(
        BankPath path, JsonBody<CreateBankRequest> body, BankService banks, CancellationToken cancellationToken)
    {
        var profile = await banks.UpdateAsync(path.Bank, BankMapping.ToUpdate(body.Value), cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such bank.");
        return TypedResults.Ok(BankMapping.ToResponse(profile));
    }

    private static async Task<Ok<BankProfileResponse>> GetProfileAsync(BankPath path, BankService banks, CancellationToken cancellationToken)
    {
        var profile = await banks.GetProfileAsync(path.Bank, cancellationToken).ConfigureAwait(false)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such bank.");
        return TypedResults.Ok(BankMapping.ToResponse(profile));
    }

    private static async Task<Ok<DeleteResponse>> DeleteAsync(BankPath path, BankService banks, CancellationToken cancellationToken)
    {
        var memories = await banks.DeleteAsync(path.Bank, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new DeleteResponse
        {
            Message = memories is null ? "There was no such bank." : "The bank and all that it held are deleted.",
            DeletedCount = memories ?? 0,
        });
    }
}
