using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Banks;

/// <summary>How a bank is configured, where that differs from the deployment.</summary>
internal static class BankConfigEndpoints
{
    private const string Tag = "Banks";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Config, GetAsync)
            .Describe(Tag, "getBankConfig", "What holds for a bank, and what of it the bank has set itself.")
            .Fails(404, 422, 500, 503);
        endpoints.MapPatch(Routes.Config, UpdateAsync)
            .Describe(Tag, "updateBankConfig", "Sets what is named; null takes it back. All of it or, where anything is at fault, nothing.")
            .Fails(404, 413, 415, 422, 500, 503);
        endpoints.MapDelete(Routes.Config, ResetAsync)
            .Describe(Tag, "resetBankConfig", "Takes back all that the bank has set.")
            .Fails(404, 422, 500, 503);
    }

    private static async Task<Ok<BankConfigResponse>> GetAsync(
        BankPath path, BankService banks, IOptions<ObserveOptions> observe, CancellationToken cancellationToken) =>
        Answer(path, await banks.GetProfileAsync(path.Bank, cancellationToken).ConfigureAwait(false), observe.Value);

    private static async Task<Ok<BankConfigResponse>> UpdateAsync(
        BankPath path, JsonBody<BankConfigUpdate> body, BankService banks, IOptions<ObserveOptions> observe, CancellationToken cancellationToken)
    {
        var change = ConfigMapping.ToChange(body.Value.Updates, "updates");
        return Answer(path, await banks.ChangeAsync(path.Bank, change, cancellationToken).ConfigureAwait(false), observe.Value);
    }

    private static async Task<Ok<BankConfigResponse>> ResetAsync(
        BankPath path, BankService banks, IOptions<ObserveOptions> observe, CancellationToken cancellationToken) =>
        Answer(path, await banks.ChangeAsync(path.Bank, ConfigMapping.Reset, cancellationToken).ConfigureAwait(false), observe.Value);

    private static Ok<BankConfigResponse> Answer(BankPath path, BankProfile? profile, ObserveOptions observe) => profile is null
        ? throw new ProblemException(StatusCodes.Status404NotFound, "There is no such bank.")
        : TypedResults.Ok(ConfigMapping.ToResponse(path.Bank.Key, profile, observe));
}
