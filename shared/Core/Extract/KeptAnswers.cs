using System.Collections.Concurrent;

namespace MemoryFunctions.Core.Extract;

/// <summary>The answers of a bank that are stored and not used yet: those of earlier tries, and those that came in this one.</summary>
internal sealed class KeptAnswers
{
    private readonly ConcurrentDictionary<AnswerKey, KeptAnswer> answers = new();

    public void Add(KeptAnswer answer) => answers[answer.Address] = answer;

    public IReadOnlyList<SegmentAnswer> Of(string documentLife) =>
        [.. answers.Values.Where(answer => string.Equals(answer.DocumentLife, documentLife, StringComparison.Ordinal)).SelectMany(answer => answer.Segments)];

    public IReadOnlyList<AnswerKey> KeysOf(string documentLife) =>
        [.. answers.Keys.Where(key => string.Equals(key.DocumentLife, documentLife, StringComparison.Ordinal))];
}
