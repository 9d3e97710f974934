using MemoryFunctions.Core.Retain;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace MemoryFunctions.Http.Banks;

/// <summary>Retaining files.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Routes.RetainFiles, RetainAsync)
            .Describe(
                "Memories",
                "retainFiles",
                "Takes the text of files (txt, md, html, json, csv, pdf), each as a document: parts files, and a part request, JSON with files_metadata. 415 where one cannot be read; then none is taken.")
            .Accepts<FileRetainRequest>("multipart/form-data")
            .Fails(404, 413, 415, 422, 429, 500, 503);

    private static async Task<Ok<FileRetainResponse>> RetainAsync(
        BankPath path, HttpContext context, JsonBodyReader json, TimeProvider time, FileRetainService service, CancellationToken cancellationToken)
    {
        var items = await FileMapping.ToItemsAsync(context, json, time, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new FileRetainResponse { OperationIds = await service.RetainAsync(path.Bank, items, cancellationToken).ConfigureAwait(false) });
    }
}
