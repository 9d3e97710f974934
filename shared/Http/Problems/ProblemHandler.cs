using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Http.Problems;

/// <summary>Turns whatever goes wrong further in into a problem answer, and gives bare error statuses a body.</summary>
internal sealed class ProblemHandler(RequestDelegate next, ProblemForms forms, ILogger<ProblemHandler> logger)
{
    /// <summary>Nobody reads it: for the log.</summary>
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
            {
                await WriteAsync(context, ProblemFactory.Create(context.Response.StatusCode)).ConfigureAwait(false);
            }
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = ClientClosedRequest;
            }
        }
        catch (Exception e)
        {
            await AnswerAsync(context, e).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var problem = ProblemFactory.Create(exception);
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Log.Unavailable(logger, exception);
        }
        else if (problem.Status >= 500)
        {
            Log.Failed(logger, exception);
        }

        if (context.Response.HasStarted)
        {
            // Part of a success has left already: a broken connection is the only way left to say that it is none.
            context.Abort();
            return;
        }

        await WriteAsync(context, problem).ConfigureAwait(false);
    }

    private Task WriteAsync(HttpContext context, ProblemAnswer problem) => forms.Find(context) is { } form
        ? form.WriteAsync(context.Response, problem, context.RequestAborted)
        : problem.WriteAsync(context.Response, context.RequestAborted);
}
