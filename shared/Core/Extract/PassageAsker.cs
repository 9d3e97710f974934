using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Asks the model. What fails for a moment is asked again; what fails for what it says is asked in halves, down to the turns of
/// one chunk, so that only the culprit is left without an answer.
/// </summary>
internal sealed class PassageAsker(IFactExtractor extractor, TimeProvider time, ILogger logger)
{
    private const int Tries = 3;

    /// <summary>A provider that asks for longer is asked again through the queue.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whoever answers the models' calls tries by itself as well: a failure that took so long is no moment's, and to wait on would
    /// keep the bell longer than a host lets it run.
    /// </summary>
    private static readonly TimeSpan LongestTries = TimeSpan.FromMinutes(1);

    /// <param name="passages">One call's: all under one guidance.</param>
    /// <param name="keep">Stores answers; called after each call to the model and before its answers are given out.</param>
    /// <param name="fail">Told what has no answer, why, and what it took to find out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task AskAsync(
        IReadOnlyList<PlannedPassage> passages,
        Func<IReadOnlyList<KeptAnswer>, CancellationToken, Task> keep,
        Action<IReadOnlyList<PlannedPassage>, Exception, TokenUsage> fail,
        CancellationToken cancellationToken) => AskAsync(passages, keep, fail, default, cancellationToken);

    private async Task AskAsync(
        IReadOnlyList<PlannedPassage> passages,
        Func<IReadOnlyList<KeptAnswer>, CancellationToken, Task> keep,
        Action<IReadOnlyList<PlannedPassage>, Exception, TokenUsage> fail,
        TokenUsage spent,
        CancellationToken cancellationToken)
    {
        ExtractionAnswer answer;
        try
        {
            answer = await AskAsync(passages, cancellationToken).ConfigureAwait(false);
            if (passages is [{ Segments.Count: > 1 }] && answer.Passages.Values.FirstOrDefault(one => one.Refusal is not null) is { } refused)
            {
                // One chunk of it is the culprit: the others are to be read.
                throw new ModelException(refused.Refusal!, isTransient: false) { Fault = ModelFault.Refused, Usage = answer.Usage };
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            spent += ModelFailure.Usage(e);
            var parts = passages is [var only] ? only.Split() : passages;
            if (parts.Count == 1 || !ModelFailure.IsAboutContent(e))
            {
                fail(passages, e, spent);
                return;
            }

            Log.Halved(logger, parts.Count, e);
            var half = parts.Count / 2;
            await AskAsync([.. parts.Take(half)], keep, fail, spent, cancellationToken).ConfigureAwait(false);

            // What stood right before it may be in the other half now: it goes along again.
            await AskAsync([parts[half] with { IsBehindOwn = false }, .. parts.Skip(half + 1)], keep, fail, default, cancellationToken).ConfigureAwait(false);
            return;
        }

        await keep(Answers(passages, answer with { Usage = answer.Usage + spent }), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ExtractionAnswer> AskAsync(IReadOnlyList<PlannedPassage> passages, CancellationToken cancellationToken)
    {
        var request = new ExtractionRequest(passages[0].Segments[0].Guidance, [.. passages.Select((passage, at) => passage.ToPassage(at))]);
        var (started, vain) = (time.GetUtcNow(), default(TokenUsage));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await extractor.ExtractAsync(request, cancellationToken).ConfigureAwait(false);
                return request.Passages.All(passage => answer.Passages.ContainsKey(passage.Key))
                    ? answer with { Usage = answer.Usage + vain }
                    : throw new ModelException("the language model left out a passage that it was asked about", isTransient: false);
            }
            catch (Exception e) when (attempt < Tries
                && !cancellationToken.IsCancellationRequested
                && ModelFailure.IsTransient(e)
                && !(ModelFailure.RetryAfter(e) > LongestWait)
                && time.GetUtcNow() - started < LongestTries)
            {
                vain += ModelFailure.Usage(e);
                Log.AskedInVain(logger, attempt, e);
                await Backoff.DelayAsync(attempt + 5, ModelFailure.RetryAfter(e), time, cancellationToken).ConfigureAwait(false);
            }
            catch (ModelException e) when (vain != default)
            {
                throw new ModelException(e.Message, e.IsTransient, e) { Fault = e.Fault, RetryAfter = e.RetryAfter, Usage = vain + e.Usage };
            }
        }
    }

    /// <summary>Each document's answers as one, split into its segments, with what the call took shared out by their length.</summary>
    private static List<KeptAnswer> Answers(IReadOnlyList<PlannedPassage> passages, ExtractionAnswer answer)
    {
        var shares = UsageShares.Of(answer.Usage, [.. passages.SelectMany(passage => passage.Segments).Select(segment => segment.Tokens)]);
        return
        [
            .. passages
                .SelectMany((passage, at) => Split(passage, answer.Passages[passage.ToPassage(at).Key]))
                .Select((pair, at) => (pair.Segment.Document.Life, Answer: pair.Answer with { Usage = shares[at] }))
                .GroupBy(pair => pair.Life, pair => pair.Answer, StringComparer.Ordinal)
                .Select(group => new KeptAnswer(group.Key, Digest.Of(["answer", .. group.Select(one => one.Key)]), [.. group])),
        ];
    }

    /// <summary>A fact goes to the segment of the first turn that it cites. One that cites none of the passage's turns is not the passage's.</summary>
    private static IEnumerable<(Segment Segment, SegmentAnswer Answer)> Split(PlannedPassage passage, PassageAnswer answer)
    {
        var prints = passage.Segments.SelectMany(segment => segment.Turns).Select(Fingerprint.Of).ToList();
        var first = 0;
        foreach (var segment in passage.Segments)
        {
            var (from, to) = (first, first + segment.Turns.Count);
            var facts = answer.Facts
                .Select(fact => (Fact: fact, Turns: fact.Turns.Where(turn => turn >= 0 && turn < prints.Count).Distinct().Order().ToList()))
                .Where(pair => pair.Turns.Count > 0 && pair.Turns[0] >= from && pair.Turns[0] < to && !string.IsNullOrWhiteSpace(pair.Fact.Text))
                .Select(pair => new KeptFact(
                    pair.Fact with { Text = pair.Fact.Text.Trim(), Turns = [.. pair.Turns.Select(turn => turn - from)] },
                    [.. pair.Turns.Select(turn => prints[turn])]))
                .ToList();
            yield return (segment, new SegmentAnswer { Key = segment.Key, Turns = segment.Turns.Count, Facts = facts, Refusal = answer.Refusal });
            first = to;
        }
    }
}
