namespace MemoryFunctions.Bench.Locomo;

internal sealed record ScoredQuestion(LocomoQuestion Question, Score Score)
{
    /// <summary>Scores what counts; a question without an answer in the run scores nothing.</summary>
    public static IReadOnlyList<ScoredQuestion> All(IEnumerable<LocomoQuestion> questions, IReadOnlyDictionary<string, IReadOnlyList<string>> run) =>
        [.. questions.Where(question => question.Counts)
            .Select(question => new ScoredQuestion(question, Score.Of(run.GetValueOrDefault(question.Id, []), question.Evidence)))];
}
