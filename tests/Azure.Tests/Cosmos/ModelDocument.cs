using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What a document should be: its parts as they were sent.</summary>
internal sealed class ModelDocument
{
    public List<RetainItem> Parts { get; } = [];

    public List<string> Tags { get; } = [];

    public string Text => string.Join('\n', Parts.Select(part => part.Content));

    public void Apply(RetainItem item)
    {
        if (item.UpdateMode == UpdateMode.Replace)
        {
            Parts.Clear();
            Tags.Clear();
        }

        Parts.Add(item);
        Tags.AddRange(item.Tags.Except(Tags, StringComparer.Ordinal).ToList());
    }

    /// <summary>A memory for each turn, in order.</summary>
    public IReadOnlyList<(string Text, int Line, RetainItem Part, DateTimeOffset? At)> Memories()
    {
        var memories = new List<(string, int, RetainItem, DateTimeOffset?)>();
        var line = 0;
        foreach (var part in Parts)
        {
            var turns = ConversationParser.Parse(part.Content);
            memories.AddRange(turns.Select(turn =>
                (turn.Speaker is null ? turn.Text : $"{turn.Speaker}: {turn.Text}", line + turn.Number, part, turn.Timestamp ?? part.Timestamp)));
            line += part.Content.TrimStart().StartsWith("[{", StringComparison.Ordinal) ? turns[^1].Number + 1 : part.Content.Count(c => c == '\n') + 1;
        }

        return memories;
    }

    /// <summary>What makes a turn of another document the same, with its text.</summary>
    public IEnumerable<(string Text, string Scope)> Keys()
    {
        var memories = Memories();
        var tags = string.Join(',', Tags.Order(StringComparer.Ordinal));
        for (var at = 0; at < memories.Count; at++)
        {
            var (text, _, part, date) = memories[at];
            var words = text[(text.StartsWith("user: ", StringComparison.Ordinal) ? 6 : text.StartsWith("assistant: ", StringComparison.Ordinal) ? 11 : 0)..];
            var before = words.Length <= 80 && TextAnalyzer.Analyze(words).Count < 4 ? at == 0 ? "first" : memories[at - 1].Text : "";
            var metadata = string.Join(',', part.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));
            yield return (text, $"{before}|{date?.UtcDateTime:O}|{tags}|{metadata}");
        }
    }
}
