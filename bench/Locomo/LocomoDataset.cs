using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>Conversations and the questions about them.</summary>
/// <param name="Questions">All that are asked, so that a run can be scored in any way later.</param>
/// <param name="Scored">Those that are scored now, corrected where that was wished.</param>
internal sealed record LocomoDataset(
    IReadOnlyList<LocomoConversation> Conversations, IReadOnlyList<LocomoQuestion> Questions, IReadOnlyList<LocomoQuestion> Scored)
{
    public const string TurnsFile = "turns.jsonl";

    /// <param name="folder">Holds <c>turns.jsonl</c> and <c>questions.jsonl</c>.</param>
    /// <param name="clean">Leaves questions with wrong answers out and puts right citations in, as <c>audit.jsonl</c> says.</param>
    public static async Task<LocomoDataset> ReadAsync(DirectoryInfo folder, bool clean, CancellationToken cancellationToken)
    {
        var turns = await JsonLines.ReadAsync(Path.Combine(folder.FullName, TurnsFile), LocomoJson.Default.LocomoTurn, cancellationToken);
        var questions = await JsonLines.ReadAsync(Path.Combine(folder.FullName, "questions.jsonl"), LocomoJson.Default.LocomoQuestion, cancellationToken);
        var audit = clean
            ? await JsonLines.ReadAsync(Path.Combine(folder.FullName, "audit.jsonl"), LocomoJson.Default.AuditEntry, cancellationToken)
            : [];

        var conversations = turns.GroupBy(turn => turn.Conv, StringComparer.Ordinal)
            .Select(group => LocomoConversation.Create(group.Key, [.. group]));
        return new LocomoDataset([.. conversations], questions, Clean(questions, audit));
    }

    internal static IReadOnlyList<LocomoQuestion> Clean(IReadOnlyList<LocomoQuestion> questions, IReadOnlyList<AuditEntry> audit)
    {
        var found = audit.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        return [.. questions.Select(question => found.TryGetValue(question.Id, out var entry) ? entry.Apply(question) : question).OfType<LocomoQuestion>()];
    }
}
