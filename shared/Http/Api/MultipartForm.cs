using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MemoryFunctions.Http.Api;

/// <summary>Reads multipart bodies, in memory: the body's limit bounds them, and nothing a caller sends comes to a disk.</summary>
internal static class MultipartForm
{
    private const int MaxParts = 1_024;

    /// <exception cref="ProblemException">It is no form, or larger than bodies may be.</exception>
    /// <exception cref="InvalidRequestException">It is not well formed.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ProblemException(StatusCodes.Status415UnsupportedMediaType, "The body must be multipart/form-data.");
        }

        var options = new FormOptions
        {
            MemoryBufferThreshold = int.MaxValue,
            MultipartBodyLengthLimit = long.MaxValue,
            ValueLengthLimit = int.MaxValue,
            ValueCountLimit = MaxParts,
        };
        try
        {
            return await new FormFeature(context.Request, options).ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new InvalidRequestException(new FieldError { Loc = ["body"], Msg = "is not a well-formed multipart form", Type = ErrorTypes.Value });
        }
    }

    /// <summary>The bytes of a file of the form.</summary>
    public static async Task<byte[]> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }
}
