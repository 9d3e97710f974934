using System.Globalization;
using MemoryFunctions.Bench.Wire;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>What an answerer reads: lines with their dates, and no more tokens than an arm may have.</summary>
internal static class LiveContext
{
    /// <summary>Memories, best first, as far as they fit.</summary>
    public static IReadOnlyList<string> OfMemories(IEnumerable<RecallResult> memories, int tokens) =>
        [.. Fitting(memories.Select(memory => memory.MentionedAt is { } at ? $"[{Day(at)}] {memory.Text}" : memory.Text), tokens)];

    /// <summary>The conversation in order; where it is too long, its end.</summary>
    public static IReadOnlyList<string> OfConversation(LocomoConversation conversation, int tokens)
    {
        var lines = conversation.Sessions.SelectMany(session =>
        {
            var day = Day(DateTimeOffset.Parse(session.Document.Timestamp!, CultureInfo.InvariantCulture));
            return session.Document.Content.Split('\n').Select(line => $"[{day}] {line}");
        });
        return [.. Fitting(lines.Reverse(), tokens).Reverse()];
    }

    /// <summary>How many tokens lines are estimated to take together.</summary>
    public static int TokensOf(IEnumerable<string> lines) => lines.Sum(TokensOf);

    /// <summary>The lines before the first that no longer fits: a shorter one of less worth does not take its place.</summary>
    internal static IEnumerable<string> Fitting(IEnumerable<string> lines, int tokens)
    {
        foreach (var line in lines)
        {
            tokens -= TokensOf(line);
            if (tokens < 0)
            {
                yield break;
            }

            yield return line;
        }
    }

    // One for the end of the line.
    private static int TokensOf(string line) => TokenEstimate.Of(line) + 1;

    private static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy, dddd", CultureInfo.InvariantCulture);
}
