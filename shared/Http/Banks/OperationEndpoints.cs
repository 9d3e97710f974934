using MemoryFunctions.Core.Operations;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Following operations.</summary>
internal static class OperationEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(Routes.Operation, GetAsync)
            .Describe("Operations", "getOperationStatus", "How far an operation has come; one that is not there has the status not_found.")
            .Fails(400, 404, 422, 500, 503);

    private static async Task<Ok<OperationStatusResponse>> GetAsync(
        BankPath path, HttpContext context, OperationService service, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(RouteText.Read(context, "operation_id"), out var uuid))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, "operation_id must be a UUID.");
        }

        var id = uuid.ToString();
        return await service.GetAsync(path.Bank, id, cancellationToken).ConfigureAwait(false) is not { } state
            ? TypedResults.Ok(new OperationStatusResponse { OperationId = id, Status = OperationStatusName.NotFound })
            : TypedResults.Ok(new OperationStatusResponse
            {
                OperationId = id,
                Status = Name(state.Status),
                OperationType = state.Type,
                CreatedAt = state.CreatedAt,
                UpdatedAt = state.UpdatedAt,
                CompletedAt = state.CompletedAt,
                ErrorMessage = state.Error,
                RetryCount = Math.Max(0, state.Attempts - 1),
                ResultMetadata = new OperationMetadata { ItemsCount = state.ItemsCount, DocumentId = state.DocumentId },
            });
    }

    private static OperationStatusName Name(OperationStatus status) => status switch
    {
        OperationStatus.Pending => OperationStatusName.Pending,
        OperationStatus.Processing => OperationStatusName.Processing,
        OperationStatus.Completed => OperationStatusName.Completed,
        OperationStatus.Failed => OperationStatusName.Failed,
        _ => OperationStatusName.Cancelled,
    };
}
