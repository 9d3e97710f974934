using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>What is asked, in which arms, and by which models.</summary>
internal sealed record LivePlan(LocomoDataset Dataset, IReadOnlyList<LiveArm> Arms, IReadOnlyList<LocomoQuestion> Questions, string Under)
{
    /// <param name="dataset">Conversations and questions.</param>
    /// <param name="arms">In the order of the tables.</param>
    /// <param name="limit">The most questions; null asks all that can be judged.</param>
    /// <param name="answerer">Who answers.</param>
    /// <param name="judge">Who judges.</param>
    public static LivePlan Create(LocomoDataset dataset, IReadOnlyList<LiveArm> arms, int? limit, IChatModel answerer, IChatModel judge)
    {
        // Adversarial questions have no answer to judge by.
        List<LocomoQuestion> judged = [.. dataset.Scored.Where(question => !question.IsAdversarial && !string.IsNullOrWhiteSpace(question.Answer))];
        var count = Math.Min(limit ?? judged.Count, judged.Count);

        // Spread over the whole set, so that few questions still ask all conversations and categories.
        List<LocomoQuestion> chosen = [.. Enumerable.Range(0, count).Select(number => judged[(int)((long)number * judged.Count / count)])];
        return new LivePlan(dataset, arms, chosen, $"{answerer.Model} {LiveAnswerPrompt.Version}, {judge.Model} {LiveJudgePrompt.Version}");
    }
}
