using System.Text.Json;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Models;

/// <summary>Asks a language model for an answer with a shape, checks it, and asks once more where it does not keep to it.</summary>
internal static class StructuredChat
{
    private const string ThoughtStart = "<think>";
    private const string ThoughtEnd = "</think>";

    /// <summary>The answer as the reader makes it of the model's JSON, with what all calls for it took.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">The question; its schema is set.</param>
    /// <param name="read">Makes the answer; throws <see cref="AnswerFaultException"/> where the JSON does not say what it must.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ModelException">
    /// No answer, or none that can be used. <see cref="ModelException.Fault"/> says whether it was cut off, refused or not as asked.
    /// </exception>
    public static async Task<(T Answer, TokenUsage Usage)> AskAsync<T>(
        IChatModel model, ChatRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        var usage = default(TokenUsage);
        for (var asked = request; ;)
        {
            var reply = await CompleteAsync(model, asked, usage, cancellationToken).ConfigureAwait(false);
            usage += reply.Usage;
            switch (reply.Finish)
            {
                case ChatFinish.CutOff:
                    throw new ModelException("the language model's answer was longer than it may be", isTransient: false) { Fault = ModelFault.CutOff, Usage = usage };
                case ChatFinish.Refused:
                    throw new ModelException("the language model or its content filter refused to answer", isTransient: false) { Fault = ModelFault.Refused, Usage = usage };
                default:
                    break;
            }

            try
            {
                using var document = JsonDocument.Parse(Body(reply.Text));
                return (read(document.RootElement), usage);
            }
            catch (Exception e) when (e is JsonException or AnswerFaultException)
            {
                // The parser's own words may quote the answer: they go to the model, which wrote it, and nowhere else.
                if (asked.Repair is not null)
                {
                    throw new ModelException("the language model did not answer in the form it was asked for", isTransient: false) { Fault = ModelFault.Malformed, Usage = usage };
                }

                asked = request with { Repair = new ChatRepair(reply.Text, e is AnswerFaultException ? e.Message : "it is not valid JSON") };
            }
        }
    }

    /// <summary>One answer. A second that fails leaves the first one paid for.</summary>
    private static async Task<ChatReply> CompleteAsync(IChatModel model, ChatRequest asked, TokenUsage spent, CancellationToken cancellationToken)
    {
        try
        {
            return await model.CompleteAsync(asked, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException e) when (spent != default)
        {
            throw new ModelException(e.Message, e.IsTransient, e) { Fault = e.Fault, RetryAfter = e.RetryAfter, Usage = spent + e.Usage };
        }
    }

    /// <summary>Some models put their JSON into a fence of Markdown, and what they thought before it.</summary>
    private static string Body(string text)
    {
        var body = text.Trim();
        if (body.StartsWith(ThoughtStart, StringComparison.Ordinal) && body.IndexOf(ThoughtEnd, StringComparison.Ordinal) is > 0 and var end)
        {
            body = body[(end + ThoughtEnd.Length)..].TrimStart();
        }

        if (!body.StartsWith("```", StringComparison.Ordinal) || body.IndexOf('\n', StringComparison.Ordinal) is not (> 0 and var first))
        {
            return body;
        }

        var last = body.LastIndexOf("```", StringComparison.Ordinal);
        return last > first ? body[first..last] : body[first..];
    }
}
