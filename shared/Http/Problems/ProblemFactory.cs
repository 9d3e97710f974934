using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Problems;

/// <summary>
/// The one place that says what a failure looks like from outside. Only text that this product wrote for callers leaves;
/// other exceptions become a generic answer.
/// </summary>
internal static class ProblemFactory
{
    private const string Body = "body";
    private static readonly TimeSpan DefaultRetry = TimeSpan.FromSeconds(1);

    public static ProblemAnswer Create(Exception exception) => exception switch
    {
        InvalidRequestException e => Invalid(e.Errors),
        InvalidInputException e => Invalid([new FieldError { Loc = [Body, .. Steps(e.Field)], Msg = e.Message, Type = ErrorTypes.Value }]),
        ProblemException e => new ProblemAnswer(e.Status, e.Message),
        ConflictException e => new ProblemAnswer(StatusCodes.Status409Conflict, e.Message),
        IndexingFailedException e => new ProblemAnswer(StatusCodes.Status500InternalServerError, e.Message),
        BusyException e => new ProblemAnswer(StatusCodes.Status429TooManyRequests, e.Message) { RetryAfter = e.RetryAfter },
        ModelException { IsTransient: true } e => new ProblemAnswer(
            StatusCodes.Status503ServiceUnavailable, "The model is busy, cannot be reached or does not let the service in; its log says which. Try again.")
        {
            RetryAfter = e.RetryAfter ?? DefaultRetry,
        },
        ModelException e => new ProblemAnswer(StatusCodes.Status502BadGateway, Reason(e.Fault)),
        MovingException e => new ProblemAnswer(StatusCodes.Status503ServiceUnavailable, e.Message) { RetryAfter = MovingException.RetryAfter },
        MemoryFunctionsException { IsTransient: true } e => new ProblemAnswer(
            StatusCodes.Status503ServiceUnavailable, "The memory store is busy or cannot be reached; try again.")
        {
            RetryAfter = (e as StoreException)?.RetryAfter ?? DefaultRetry,
        },
        BadHttpRequestException e => Create(e.StatusCode),
        _ => Create(StatusCodes.Status500InternalServerError),
    };

    /// <summary>What a bare status means here.</summary>
    public static ProblemAnswer Create(int status) => new(status, status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read.",
        StatusCodes.Status404NotFound => "There is no such route.",
        StatusCodes.Status405MethodNotAllowed => "The route does not take this method; the Allow header names those that it takes.",
        StatusCodes.Status413PayloadTooLarge => "The body is too large.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be sent with Content-Type: application/json.",
        >= 500 => "The service failed to do this; its log says why.",
        _ => "The request cannot be served.",
    });

    private static string Reason(ModelFault fault) => fault switch
    {
        ModelFault.CutOff => "The model's answer was cut off, or what it was asked is too long for it.",
        ModelFault.Refused => "The model or its content filter refused to answer.",
        _ => "The model gave no answer that can be used.",
    };

    private static ProblemAnswer Invalid(IReadOnlyList<FieldError> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, "The request is not valid.") { Fields = errors };

    /// <summary><c>items.0.content</c> as the contract's clients read it: names and list positions.</summary>
    private static IEnumerable<object> Steps(string field) => field.Split('.').Select(step =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? (object)at : step);
}
