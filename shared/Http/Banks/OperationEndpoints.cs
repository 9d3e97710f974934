using MemoryFunctions.Core.Operations;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Following operations, and having a say in them.</summary>
internal static class OperationEndpoints
{
    private const string Tag = "Operations";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Routes.Operations, ListAsync)
            .Describe(Tag, "listOperations", "A page of the bank's operations, newest first. They are kept for a time that the deployment sets.")
            .TakesQuery("status", "pending, processing, completed, failed or cancelled.")
            .TakesQuery("type", "retain, reprocess or consolidation; task_type means the same.")
            .TakesQuery("limit", "1 to 100; 20 where absent.", isInteger: true)
            .TakesQuery("offset", "How many to skip.", isInteger: true)
            .TakesQuery("exclude_parents", "true or false, which makes no difference: no operation stands above others.")
            .Fails(404, 422, 500, 503);
        endpoints.MapGet(Routes.Operation, GetAsync)
            .Describe(Tag, "getOperationStatus", "How far an operation has come; one that is not there has the status not_found.")
            .Fails(400, 404, 422, 500, 503);
        endpoints.MapDelete(Routes.Operation, CancelAsync)
            .Describe(Tag, "cancelOperation", "Gives up what an operation has not done yet; what was recallable before stays so. 409 where nothing is left to cancel.")
            .Fails(400, 404, 409, 422, 500, 503);
        endpoints.MapPost(Routes.RetryOperation, RetryAsync)
            .Describe(Tag, "retryOperation", "Takes up again what failed or was cancelled. 409 where it neither failed nor was cancelled, or its documents are gone.")
            .Fails(400, 404, 409, 422, 500, 503);
        endpoints.MapDelete(Routes.DeleteOperation, DeleteAsync)
            .Describe(Tag, "deleteOperation", "Removes the record of an operation that is over; its id is forgotten, its documents stay. 409 where it is not over.")
            .Fails(400, 404, 409, 422, 500, 503);
    }

    private static async Task<Ok<OperationsListResponse>> ListAsync(
        BankPath path, HttpContext context, OperationService service, CancellationToken cancellationToken)
    {
        var query = OperationMapping.ToQuery(new QueryReader(context));
        var page = await service.ListAsync(path.Bank, query, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new OperationsListResponse
        {
            BankId = path.Bank.Key,
            Total = page.Total,
            Limit = query.Limit,
            Offset = query.Offset,
            Operations = [.. page.Items.Select(OperationMapping.ToItem)],
        });
    }

    private static async Task<Ok<OperationStatusResponse>> GetAsync(
        BankPath path, OperationPath operation, HttpContext context, OperationService service, CancellationToken cancellationToken)
    {
        new QueryReader(context).Finish();
        var state = await service.GetAsync(path.Bank, operation.Id, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(state is null
            ? new OperationStatusResponse { OperationId = operation.Id, Status = OperationStatusName.NotFound }
            : OperationMapping.ToResponse(state));
    }

    private static async Task<Ok<OperationChangeResponse>> CancelAsync(
        BankPath path, OperationPath operation, OperationControl control, CancellationToken cancellationToken) =>
        Answer(operation, await control.CancelAsync(path.Bank, operation.Id, cancellationToken).ConfigureAwait(false), "is cancelled");

    private static async Task<Ok<OperationChangeResponse>> RetryAsync(
        BankPath path, OperationPath operation, OperationControl control, CancellationToken cancellationToken) =>
        Answer(operation, await control.RetryAsync(path.Bank, operation.Id, cancellationToken).ConfigureAwait(false), "is tried again");

    private static async Task<Ok<OperationChangeResponse>> DeleteAsync(
        BankPath path, OperationPath operation, OperationControl control, CancellationToken cancellationToken) =>
        Answer(operation, await control.DeleteAsync(path.Bank, operation.Id, cancellationToken).ConfigureAwait(false), "is deleted");

    private static Ok<OperationChangeResponse> Answer(OperationPath operation, bool found, string done) => found
        ? TypedResults.Ok(new OperationChangeResponse { Message = $"Operation {operation.Id} {done}.", OperationId = operation.Id })
        : throw new ProblemException(StatusCodes.Status404NotFound, "There is no such operation.");
}
