using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Reflect;

/// <summary>Answers with a language model: one call, and one more with half of the memories where it was cut off.</summary>
internal sealed class ModelAnswerer(IChatModel model, ILogger<ModelAnswerer> logger) : IAnswerer
{
    public async Task<MemoryAnswer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        Log.Asking(logger, model.Model, ReflectPrompt.Version);
        try
        {
            return await AskAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ModelException e) when (e.Fault == ModelFault.CutOff && request.Memories.Count > 1)
        {
            Log.Halved(logger, request.Memories.Count);

            // The best come first, so the worse half goes.
            var half = request with { Memories = [.. request.Memories.Take(request.Memories.Count / 2)] };
            var answer = await AskAsync(half, cancellationToken).ConfigureAwait(false);
            return answer with { Usage = answer.Usage + e.Usage };
        }
    }

    private async Task<MemoryAnswer> AskAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var schema = request.ResponseSchema is { } json ? ResponseSchema.Parse(json) : null;

        // How many tokens it may answer with is left to the model's own limit: what it needs to reason counts there too, and
        // the text is kept within what the caller asked for by the instructions, and by whoever asks here.
        var question = new ChatRequest
        {
            Purpose = "reflect",
            Instructions = ReflectPrompt.Instructions,
            Input = ReflectInput.Write(request),
            Schema = ReflectPrompt.Schema(request.MaySearch, schema),
        };
        var (answer, usage) = await StructuredChat.AskAsync(model, question, new AnswerReader(request, schema).Read, cancellationToken).ConfigureAwait(false);
        return answer with { Usage = usage };
    }
}
