using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

/// <summary>States facts with a language model.</summary>
/// <remarks>
/// What the model reads was written by anybody: it is quoted as data, without secrets and without memories that this service
/// quoted before, and what comes back is checked. Whatever a conversation says, the worst it can do is to have something false
/// stated about its own bank, from its own turns.
/// </remarks>
internal sealed class ModelFactExtractor(IChatModel model, ILogger<ModelFactExtractor> logger) : IFactExtractor
{
    public string Version => $"{ExtractionPrompt.Version}/{model.Model}";

    public string Model => model.Model;

    public int PromptTokens => ExtractionPrompt.Tokens;

    public async Task<ExtractionAnswer> ExtractAsync(ExtractionRequest request, CancellationToken cancellationToken)
    {
        var asked = request.Passages.Select(ExtractionInput.Readable).Where(passage => passage.Turns.Count > 0).ToList();
        var answers = request.Passages.ToDictionary(passage => passage.Key, _ => new PassageAnswer([]), StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return new ExtractionAnswer(answers, default);
        }

        if (asked is [var only])
        {
            var (answer, spent) = await AskAloneAsync(request.Guidance, only, cancellationToken).ConfigureAwait(false);
            answers[only.Key] = answer;
            return new ExtractionAnswer(answers, spent);
        }

        var (facts, usage) = await AskAsync(request.Guidance, asked, cancellationToken).ConfigureAwait(false);
        foreach (var (key, stated) in facts)
        {
            answers[key] = new PassageAnswer(stated);
        }

        return new ExtractionAnswer(answers, usage);
    }

    /// <summary>With one passage there is nothing else to blame: a refusal is its answer, and one that is too long is asked for in halves.</summary>
    private async Task<(PassageAnswer Answer, TokenUsage Usage)> AskAloneAsync(BankGuidance guidance, Passage passage, CancellationToken cancellationToken)
    {
        try
        {
            var (facts, usage) = await AskAsync(guidance, [passage], cancellationToken).ConfigureAwait(false);
            return (new PassageAnswer(facts[passage.Key]), usage);
        }
        catch (ModelException e) when (e.Fault == ModelFault.Refused && passage.Before.Count > 0)
        {
            // What was said before may be what is refused: it has a passage of its own, and this one is to be read.
            var (answer, spent) = await AskAloneAsync(guidance, passage with { Before = [] }, cancellationToken).ConfigureAwait(false);
            return (answer, e.Usage + spent);
        }
        catch (ModelException e) when (e.Fault == ModelFault.Refused)
        {
            return (new PassageAnswer([], e.Message), e.Usage);
        }
        catch (ModelException e) when (e.Fault == ModelFault.CutOff && passage.Turns.Count > 1)
        {
            Log.Cut(logger, passage.Turns.Count);
            return await AskInHalvesAsync(guidance, passage, e.Usage, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(PassageAnswer Answer, TokenUsage Usage)> AskInHalvesAsync(
        BankGuidance guidance, Passage passage, TokenUsage usage, CancellationToken cancellationToken)
    {
        var (first, second) = PassageHalves.Of(passage);
        var answer = new PassageAnswer([]);
        foreach (var half in new[] { first, second })
        {
            try
            {
                var (part, spent) = await AskAloneAsync(guidance, half, cancellationToken).ConfigureAwait(false);
                answer = new PassageAnswer([.. answer.Facts, .. part.Facts], answer.Refusal ?? part.Refusal);
                usage += spent;
            }
            catch (ModelException e)
            {
                throw new ModelException(e.Message, e.IsTransient, e) { Fault = e.Fault, RetryAfter = e.RetryAfter, Usage = usage + e.Usage };
            }
        }

        return (answer, usage);
    }

    private async Task<(IReadOnlyDictionary<string, IReadOnlyList<ExtractedFact>> Facts, TokenUsage Usage)> AskAsync(
        BankGuidance guidance, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        var categories = guidance.Categories.Count > 0 ? [.. guidance.Categories.Select(category => category.Name)] : ExtractionPrompt.Categories;
        var reader = new ExtractionReader(passages, categories);
        var answer = await StructuredChat.AskAsync(
            model,
            new ChatRequest
            {
                Purpose = ExtractionPrompt.Purpose,
                Instructions = ExtractionPrompt.Instructions,
                Input = ExtractionInput.Write(guidance, passages),
                Schema = ExtractionPrompt.Schema,
            },
            reader.Read,
            cancellationToken).ConfigureAwait(false);
        if (reader.Secrets > 0)
        {
            Log.SecretsLeftOut(logger, reader.Secrets);
        }

        return answer;
    }
}
