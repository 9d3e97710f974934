using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Failures as this contract's clients read them: a sentence that names the field, under a status that they know.</summary>
/// <param name="withDetail">Whether the sentence is told under <c>detail</c> too, as the self-hosted server does.</param>
internal sealed class Mem0Problems(bool withDetail) : IProblemForm
{
    public static readonly Mem0Problems Form = new(withDetail: false);

    /// <summary>Of the self-hosted server.</summary>
    public static readonly Mem0Problems ServerForm = new(withDetail: true);

    /// <summary>What content is called on its way in; the caller knows no items.</summary>
    private const string Item = "items.0.";

    public async Task WriteAsync(HttpResponse response, ProblemAnswer problem, CancellationToken cancellationToken)
    {
        response.StatusCode = problem.Status == StatusCodes.Status422UnprocessableEntity ? StatusCodes.Status400BadRequest : problem.Status;
        response.ContentType = "application/json";
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var error = new Mem0Error { Error = Sentence(problem) };
        error = withDetail || problem.Status == StatusCodes.Status401Unauthorized ? error with { Detail = error.Error } : error;
        var body = JsonSerializer.SerializeToUtf8Bytes(error, Mem0Json.Default.Mem0Error);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    private static string Sentence(ProblemAnswer problem) =>
        problem.Fields.Count == 0 ? problem.Detail : string.Join("; ", problem.Fields.Select(Sentence));

    private static string Sentence(FieldError error)
    {
        var place = string.Join('.', error.Loc.Skip(1));
        place = place.StartsWith(Item, StringComparison.Ordinal) ? place[Item.Length..] : place;
        return place.Length == 0 ? error.Msg : $"{place}: {error.Msg}";
    }
}
