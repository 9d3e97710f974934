namespace MemoryFunctions.Bench.Locomo;

/// <summary>A line of <c>questions.jsonl</c>.</summary>
/// <param name="Evidence">The turns that answer the question.</param>
/// <param name="EvidenceBroken">Whether the dataset's evidence had to be repaired or could not be.</param>
/// <param name="Answer">What the dataset takes for right; null for most adversarial questions.</param>
internal sealed record LocomoQuestion(string Id, string Conv, string Question, string Category, IReadOnlyList<string> Evidence, bool EvidenceBroken, string? Answer = null)
{
    public const string Adversarial = "adversarial";

    public bool IsAdversarial => string.Equals(Category, Adversarial, StringComparison.Ordinal);

    /// <summary>Whether an answer to it can be scored.</summary>
    public bool Counts => Evidence.Count > 0 && !(EvidenceBroken && Conv.StartsWith("rt", StringComparison.Ordinal));
}
