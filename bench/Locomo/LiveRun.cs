using System.Collections.Concurrent;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>Asks every question in every arm, has each answer judged, and writes both down at once.</summary>
internal sealed class LiveRun(LivePlan plan, IChatModel answerer, IChatModel judge, ILiveMemories memories, LiveFile file, int parallel, Advance advance)
{
    /// <summary>So many failures with no success between them are no bad luck.</summary>
    private const int MostInARow = 10;

    private readonly ConcurrentDictionary<(string Id, string Arm), LiveLine> done = new();
    private int failuresInARow;

    /// <summary>All lines under the plan's models and prompts, old and new; a question whose model did not answer has none.</summary>
    public async Task<IReadOnlyList<LiveLine>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var line in file.Lines.Where(line => string.Equals(line.Under, plan.Under, StringComparison.Ordinal)))
        {
            done[line.Key] = line;
        }

        var questions = plan.Questions.ToLookup(question => question.Conv, StringComparer.Ordinal);
        foreach (var conversation in plan.Dataset.Conversations)
        {
            List<(LocomoQuestion Question, LiveArm Arm)> all = [.. questions[conversation.Id].SelectMany(question => plan.Arms.Select(arm => (question, arm)))];
            List<(LocomoQuestion Question, LiveArm Arm)> open = [.. all.Where(pair => !done.ContainsKey((pair.Question.Id, pair.Arm.Name)))];
            advance(all.Count - open.Count);
            if (open.Exists(pair => pair.Arm.Kind is LiveArmKind.Memories))
            {
                await memories.RetainAsync(conversation, cancellationToken);
            }

            var settings = new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(open, settings, async (pair, stop) =>
            {
                await TryAsync(conversation, pair.Question, pair.Arm, stop);
                advance();
            });
        }

        return [.. plan.Questions.SelectMany(question => plan.Arms.Select(arm => done.GetValueOrDefault((question.Id, arm.Name)))).OfType<LiveLine>()];
    }

    private async Task TryAsync(LocomoConversation conversation, LocomoQuestion question, LiveArm arm, CancellationToken cancellationToken)
    {
        try
        {
            var line = await AskAsync(conversation, question, arm, cancellationToken);
            await file.AddAsync(line, cancellationToken);
            done[line.Key] = line;
            Interlocked.Exchange(ref failuresInARow, 0);
        }
        catch (ModelException e)
        {
            // It has no line, so the next run on the same file asks it again.
            if (Interlocked.Increment(ref failuresInARow) >= MostInARow)
            {
                throw new BenchException($"{MostInARow} calls to the model in a row have failed, the last with: {e.Message}", e);
            }
        }
    }

    private async Task<LiveLine> AskAsync(LocomoConversation conversation, LocomoQuestion question, LiveArm arm, CancellationToken cancellationToken)
    {
        var notes = arm.Kind switch
        {
            LiveArmKind.Memories => LiveContext.OfMemories(await memories.RecallAsync(conversation, question, arm.Tokens, cancellationToken), arm.Tokens),
            LiveArmKind.Full => LiveContext.OfConversation(conversation, arm.Tokens),
            _ => [],
        };
        var reply = await answerer.CompleteAsync(LiveAnswerPrompt.Create(arm, question.Question, notes), cancellationToken);
        var (verdict, spent) = reply.Finish is ChatFinish.Refused
            ? (new LiveVerdict(IsCorrect: false, "the model refused to answer"), default)
            : await JudgeAsync(question, reply.Text, cancellationToken);
        return new LiveLine
        {
            Id = question.Id,
            Arm = arm.Name,
            Under = plan.Under,
            Category = question.Category,
            Question = question.Question,
            Reference = question.Answer!,
            Answer = reply.Text,
            Correct = verdict?.IsCorrect,
            Reason = verdict?.Reason ?? "the judge gave no verdict",
            ContextTokens = LiveContext.TokensOf(notes),
            AnswerUsage = reply.Usage,
            JudgeUsage = spent,
        };
    }

    private async Task<(LiveVerdict? Verdict, TokenUsage Usage)> JudgeAsync(LocomoQuestion question, string answer, CancellationToken cancellationToken)
    {
        var request = LiveJudgePrompt.Create(question.Question, question.Answer!, answer);
        var first = await judge.CompleteAsync(request, cancellationToken);
        if (LiveJudgePrompt.Read(first.Text) is { } verdict)
        {
            return (verdict, first.Usage);
        }

        var repair = request with { Repair = new ChatRepair(first.Text, "it is not JSON with a \"correct\" that is true or false") };
        var second = await judge.CompleteAsync(repair, cancellationToken);
        return (LiveJudgePrompt.Read(second.Text), first.Usage + second.Usage);
    }
}
