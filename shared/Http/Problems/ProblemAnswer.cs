using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace MemoryFunctions.Http.Problems;

/// <summary>A failed request's answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong, for the caller.</param>
internal sealed record ProblemAnswer(int Status, string Detail)
{
    public const string ContentType = "application/problem+json";

    /// <summary>The fields at fault, where they are known: they take the place of the detail.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        var title = ReasonPhrases.GetReasonPhrase(Status);
        var body = Fields.Count > 0
            ? JsonSerializer.SerializeToUtf8Bytes(
                new ValidationProblem { Title = title, Status = Status, Detail = Fields }, ProblemsJson.Default.ValidationProblem)
            : JsonSerializer.SerializeToUtf8Bytes(
                new Problem { Title = title, Status = Status, Detail = Detail }, ProblemsJson.Default.Problem);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }
}
