using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Makes up the next version of a conversation.</summary>
internal static class ConversationMaker
{
    private static readonly string[] Words =
        ["tea", "Biscuit", "the", "garden", "went", "yesterday", "Paris", "loves", "a", "purple", "cello", "on 3 May 2024", "because", "我爱苹果", "🎉", "running"];

    public static RetainItem Next(ModelDocument document, string id, DateTimeOffset now, Random random)
    {
        var isAppend = random.Next(4) == 0;
        return new RetainItem
        {
            DocumentId = id,
            UpdateMode = isAppend ? UpdateMode.Append : UpdateMode.Replace,
            Content = isAppend || document.Parts.Count == 0 ? Lines(random, random.Next(1, 30)) : Edit(document.Text, random),
            Tags = [.. Enumerable.Range(0, random.Next(5) == 0 ? 2 : 0).Select(_ => $"tag{random.Next(3)}").Distinct(StringComparer.Ordinal)],
            Context = random.Next(6) == 0 ? $"context {random.Next(3)}" : null,
            Entities = random.Next(8) == 0 ? ["Ludwig"] : [],
            Metadata = random.Next(6) == 0
                ? new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = $"v{random.Next(2)}", ["é"] = "ü" }
                : new Dictionary<string, string>(StringComparer.Ordinal),
            Timestamp = Date(id, now, random),
        };
    }

    /// <summary>What another document says, in whole or in part, as it was said there.</summary>
    public static RetainItem Copy(RetainItem item, ModelDocument other, Random random)
    {
        var part = other.Parts[random.Next(other.Parts.Count)];
        var lines = part.Content.Split('\n');
        var some = string.Join('\n', lines.Skip(random.Next(2) == 0 ? 0 : random.Next(lines.Length)));
        return item with
        {
            Content = string.IsNullOrWhiteSpace(some) ? part.Content : some,
            Metadata = part.Metadata,
            Timestamp = item.DocumentId == "d0" ? part.Timestamp ?? item.Timestamp : part.DocumentId == "d0" ? item.Timestamp : part.Timestamp,
            Tags = random.Next(4) == 0 ? item.Tags : other.Tags,
        };
    }

    /// <summary>
    /// One document always has a date. The others have one now and then, on the day of the clock: what was dated and then is
    /// not keeps its date, which is part of its index, and a document that is saved once could not show that.
    /// </summary>
    private static DateTimeOffset? Date(string id, DateTimeOffset now, Random random) =>
        id == "d0" ? now.AddDays(-random.Next(4)).ToOffset(TimeSpan.FromHours(random.Next(-7, 12)))
        : random.Next(8) == 0 ? now.AddMinutes(-random.Next(60)).ToOffset(TimeSpan.FromHours(random.Next(-3, 8)))
        : null;

    private static string Edit(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        switch (random.Next(7))
        {
            case 0:
                return text;
            case 1:
                lines = [.. lines.Take(random.Next(1, lines.Count + 1))];
                break;
            case 2:
                lines = [.. lines.Skip(random.Next(0, lines.Count))];
                break;
            case 3:
                return text + "\n" + Lines(random, random.Next(1, random.Next(4) == 0 ? 150 : 10));
            case 4:
                lines.RemoveRange(random.Next(lines.Count), 1);
                break;
            case 5:
                lines[random.Next(lines.Count)] = Line(random);
                break;
            default:
                lines.InsertRange(random.Next(lines.Count + 1), Lines(random, random.Next(1, 4)).Split('\n'));
                break;
        }

        var edited = string.Join('\n', lines);
        return string.IsNullOrWhiteSpace(edited) ? "user: hello" : edited;
    }

    private static string Lines(Random random, int count)
    {
        var lines = string.Join('\n', Enumerable.Range(0, count).Select(_ => Line(random)));
        return string.IsNullOrWhiteSpace(lines) ? "user: hello" : lines;
    }

    private static string Line(Random random) => random.Next(40) switch
    {
        0 => $"user: {Sentence(random, 4_000)}",
        1 => "",
        2 => $"[2024-05-{random.Next(1, 29):00} {random.Next(24):00}:{random.Next(60):00}] user: {Sentence(random, 5)}",
        3 => Sentence(random, 800),
        4 => "and one more thing",
        5 or 6 => "user: ok",
        _ => $"{(random.Next(2) == 0 ? "user" : "assistant")}: {Sentence(random, random.Next(1, 40))}",
    };

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
