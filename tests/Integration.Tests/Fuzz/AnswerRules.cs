using System.Text.Json;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>What holds for every answer, whatever was asked.</summary>
/// <param name="document">What the service says of itself.</param>
/// <param name="canaries">Words that stand in nothing but what one bank has retained, with that bank.</param>
public sealed class AnswerRules(ApiDocument document, IReadOnlyDictionary<string, string> canaries)
{
    /// <summary>The server itself refuses longer request lines, and NUL in a path, before there is anybody to write a body.</summary>
    private const int LongestTarget = 8_000;

    private readonly SchemaCheck schemas = new(document);

    /// <summary>What is wrong with the answer; null where nothing is.</summary>
    public string? Find(FuzzRequest request, FuzzAnswer answer)
    {
        var leaked = canaries.Where(canary => !request.Banks.Contains(canary.Value)
            && (answer.Body.Contains(canary.Key, StringComparison.OrdinalIgnoreCase) || answer.Headers.Contains(canary.Key, StringComparison.OrdinalIgnoreCase)));
        if (leaked.Select(canary => canary.Value).FirstOrDefault() is { } bank)
        {
            return $"shows what only the bank {bank} has retained";
        }

        if (answer.Status >= 500)
        {
            return "is a failure of the service";
        }

        if (answer.Status is < 200 or (>= 300 and < 400))
        {
            return "is neither a success nor an error";
        }

        if (answer.Status == 429 && answer.RetryAfter is null)
        {
            return "does not say when to try again";
        }

        return request.Method == "HEAD" ? null : answer.Status < 300 ? FindInSuccess(request, answer) : FindInError(request, answer);
    }

    private static bool IsRefusedByServer(FuzzRequest request) =>
        request.Target.Contains("%00", StringComparison.Ordinal) || request.Target.Length > LongestTarget;

    private string? FindInSuccess(FuzzRequest request, FuzzAnswer answer)
    {
        if (answer.ContentType != "application/json" || Parse(answer.Body) is not { } body)
        {
            return $"is no JSON: {answer.ContentType}";
        }

        if (!request.IsRouted)
        {
            return null;
        }

        return request.Operation.Responses.TryGetValue(answer.Status, out var schema) ? schemas.Find(body, schema) : "has a status that is not declared";
    }

    private string? FindInError(FuzzRequest request, FuzzAnswer answer)
    {
        if (answer.Body.Length == 0 && answer.Status is 400 or 414 && IsRefusedByServer(request))
        {
            return null;
        }

        if (Parse(answer.Body) is not { ValueKind: JsonValueKind.Object } body)
        {
            return "is an error without an object";
        }

        var faults = new[] { Surface.Hindsight, Surface.Mem0 }.Where(surface => !request.IsRouted && request.Method == request.Operation.Method || surface == request.Operation.Surface)
            .Select(surface => FindInForm(surface, answer, body)).ToList();
        return faults.Contains(null) ? FindUndeclared(request, answer, body) : faults[0];
    }

    private static string? FindInForm(Surface surface, FuzzAnswer answer, JsonElement body) => surface switch
    {
        Surface.Mem0 when answer.ContentType != "application/json" => $"is no error of Mem0 but {answer.ContentType}",
        Surface.Mem0 when !IsSaid(body, "error") => "has no error in words",
        Surface.Mem0 when answer.Status == 401 && !IsSaid(body, "detail") => "has no detail for the client that reads it at a 401",
        Surface.Mem0 when answer.Status == 422 => "is a 422, for which Mem0 has 400",
        Surface.Mem0 => null,
        _ when answer.ContentType != "application/problem+json" => $"is no problem but {answer.ContentType}",
        _ when !body.TryGetProperty("status", out var status) || status.GetInt32() != answer.Status => "says another status than it has",
        _ when answer.Status == 422 => body.TryGetProperty("detail", out var fields) && fields is { ValueKind: JsonValueKind.Array } && fields.GetArrayLength() > 0 ? null : "has no fields in its detail",
        _ => IsSaid(body, "detail") ? null : "has no detail in words",
    };

    /// <summary>401, 405 and, of a path, 404 can come about anywhere and are not listed by each operation.</summary>
    private string? FindUndeclared(FuzzRequest request, FuzzAnswer answer, JsonElement body)
    {
        if (!request.IsRouted || answer.Status is 401 or 404 or 405)
        {
            return null;
        }

        return request.Operation.Responses.TryGetValue(answer.Status, out var schema) ? schemas.Find(body, schema) : "has a status that is not declared";
    }

    private static bool IsSaid(JsonElement body, string name) => body.TryGetProperty(name, out var words) && words is { ValueKind: JsonValueKind.String } && words.GetString() is { Length: > 0 };

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
