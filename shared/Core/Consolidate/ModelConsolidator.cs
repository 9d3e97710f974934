using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// Asks a language model how new facts stand to what is remembered: one call for a batch, none where there is nothing to compare.
/// </summary>
internal sealed class ModelConsolidator(IChatModel model) : IConsolidator
{
    private const string NotCompared = "kept apart: the language model refused to compare it";

    public async Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken)
    {
        var decisions = facts.Select(_ => ConsolidationDecision.Add).ToArray();
        var undecided = BatchPartners.Undecided(facts);
        if (undecided.Count == 0)
        {
            return new ConsolidationAnswer(decisions, default);
        }

        var sheet = new ConsolidationSheet([.. undecided.Select(at => facts[at])]);
        var ledger = new BatchLedger();
        var usage = default(TokenUsage);
        var parts = new Stack<(int From, int Count)>([(0, undecided.Count)]);
        while (parts.TryPop(out var part))
        {
            IReadOnlyList<Verdict> verdicts;
            try
            {
                (verdicts, var used) = await StructuredChat.AskAsync(
                    model,
                    ConsolidationPrompt.Request(sheet.Write(part.From, part.Count, ledger.IsDropped)),
                    answer => sheet.Read(answer, part.From, part.Count),
                    cancellationToken).ConfigureAwait(false);
                usage += used;
            }
            catch (ModelException e)
            {
                usage += e.Usage;
                if (part.Count > 1 && e.Fault is not ModelFault.Unavailable)
                {
                    // The halves in order: what is decided in the first may be named in the second.
                    var half = part.Count / 2;
                    parts.Push((part.From + half, part.Count - half));
                    parts.Push((part.From, half));
                    continue;
                }

                // One memory that a content filter dislikes must not keep out all that is ever said near it.
                verdicts = e.Fault is ModelFault.Refused
                    ? [Verdict.Add with { Reason = NotCompared }]
                    : throw new ModelException(e.Message, e.IsTransient, e) { Fault = e.Fault, Usage = usage, RetryAfter = e.RetryAfter };
            }

            for (var at = 0; at < part.Count; at++)
            {
                var place = undecided[part.From + at];
                decisions[place] = ledger.Settle(facts[place], verdicts[at]);
            }
        }

        return new ConsolidationAnswer(decisions, usage);
    }
}
