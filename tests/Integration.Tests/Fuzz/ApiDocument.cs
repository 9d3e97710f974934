using System.Globalization;
using System.Text.Json;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>The OpenAPI document of a running service.</summary>
public sealed class ApiDocument
{
    private const string Reference = "#/components/schemas/";
    private readonly JsonElement schemas;

    private ApiDocument(JsonElement root)
    {
        schemas = root.GetProperty("components").GetProperty("schemas");
        Operations = [.. root.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => Read(path.Name, method)))];
    }

    public IReadOnlyList<ApiOperation> Operations { get; }

    public static ApiDocument Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new ApiDocument(document.RootElement.Clone());
    }

    /// <summary>The schema itself where it is only named.</summary>
    public JsonElement Resolve(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var name) ? Resolve(schemas.GetProperty(name.GetString()![Reference.Length..])) : schema;

    private static ApiOperation Read(string path, JsonProperty method)
    {
        var operation = method.Value;
        var parameters = operation.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
        var (body, isForm) = BodyOf(operation);
        return new ApiOperation(
            operation.GetProperty("operationId").GetString()!,
            method.Name.ToUpperInvariant(),
            path,
            operation.GetProperty("tags")[0].GetString()!.StartsWith("Mem0", StringComparison.Ordinal) ? Surface.Mem0 : Surface.Hindsight,
            [.. parameters.Where(parameter => In(parameter) == "path").Select(Name)],
            [.. parameters.Where(parameter => In(parameter) == "query").Select(parameter => (Name(parameter), parameter.GetProperty("schema").GetRawText().Contains("integer", StringComparison.Ordinal)))],
            body,
            isForm,
            operation.GetProperty("responses").EnumerateObject().Where(answer => answer.Value.TryGetProperty("content", out _)).ToDictionary(
                answer => int.Parse(answer.Name, CultureInfo.InvariantCulture),
                answer => answer.Value.GetProperty("content").EnumerateObject().First().Value.TryGetProperty("schema", out var schema) ? schema : default));
    }

    private static (JsonElement? Body, bool IsForm) BodyOf(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body))
        {
            return (null, false);
        }

        var content = body.GetProperty("content").EnumerateObject().First();
        return (content.Value.GetProperty("schema"), content.NameEquals("multipart/form-data"));
    }

    private static string In(JsonElement parameter) => parameter.GetProperty("in").GetString()!;

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;
}
