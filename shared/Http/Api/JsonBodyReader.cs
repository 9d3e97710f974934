using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Api;

/// <summary>Reads JSON bodies. What is wrong with one is told by field; what nobody reads of it is named in a header.</summary>
internal sealed class JsonBodyReader(IOptions<JsonOptions> json)
{
    private const string Malformed = "must be well-formed Unicode of the right type";

    /// <exception cref="InvalidRequestException">It is not JSON, or not of the type's shape.</exception>
    public async ValueTask<T> ReadAsync<T>(HttpContext context)
    {
        using var bytes = new MemoryStream((int)(context.Request.ContentLength ?? 0));
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        return Read<T>(context, bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    /// <summary>The same of JSON that is a part of a body.</summary>
    /// <inheritdoc cref="ReadAsync{T}"/>
    public T Read<T>(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        var options = json.Value.SerializerOptions;
        using var document = Parse(bytes);
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var shape = new JsonShape(options);
        try
        {
            shape.Check(document.RootElement, type, FieldPath.Root);
            IgnoredParams.Report(context.Response, shape.Ignored);
            return shape.Errors.Count == 0
                ? document.Deserialize(type) ?? throw Invalid(FieldPath.Root, "must be an object", ErrorTypes.Kind)
                : throw new InvalidRequestException(shape.Errors);
        }
        catch (JsonException e)
        {
            throw Invalid(FieldPath.Parse(e.Path), e is FieldValueException ? e.Message : Malformed, ErrorTypes.Value);
        }
        catch (InvalidOperationException)
        {
            // A name that is no Unicode; the reader finds that out only when it is asked for the text.
            throw Invalid(FieldPath.Root, Malformed, ErrorTypes.Value);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException e)
        {
            throw new InvalidRequestException(new FieldError
            {
                Loc = ["body"],
                Msg = $"is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}",
                Type = ErrorTypes.Json,
            });
        }
    }

    private static InvalidRequestException Invalid(FieldPath place, string message, string type) =>
        new(new FieldError { Loc = place.Loc, Msg = message, Type = type });
}
