using System.Globalization;
using System.Text;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Latency;

/// <summary>
/// Conversations as long and as varied as people's: messages of one to three sentences of about twelve words, now and
/// then a name or a date. The same seed makes the same ones.
/// </summary>
internal sealed class SyntheticConversations(int seed)
{
    private static readonly string[] Names =
        ["Anna", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Henry", "Irene", "James", "Karen", "Leo", "Maria", "Nathan", "Olivia", "Peter"];

    private static readonly string[] Dates = ["yesterday", "last week", "on Friday", "in March", "two weeks ago", "next month", "in 2021", "on 14 June", "last summer", "tomorrow"];

    private static readonly string[] Questions = ["What did {0} say about the {1}?", "When did {0} go to the {1}?", "Where does {0} keep the {1}?", "Who told {0} about the {1}?", "Does {0} like the {1}?"];

    private static readonly DateTimeOffset First = new(2024, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Vocabulary vocabulary = new(seed);
    private readonly Random random = new(seed);

    /// <summary>The next conversation of two people.</summary>
    /// <param name="number">Tells its id and its day.</param>
    /// <param name="turns">How many messages it has, one a line.</param>
    public RetainItem Next(int number, int turns)
    {
        var people = random.GetItems(Names, 2);
        var content = new StringBuilder();
        for (var turn = 0; turn < turns; turn++)
        {
            content.Append(turn == 0 ? "" : "\n").Append(people[turn % 2]).Append(": ");
            AppendMessage(content);
        }

        var time = First.AddHours(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new RetainItem(content.ToString(), $"conversation-{number}", time);
    }

    /// <summary>A question about something said in one of the conversations.</summary>
    public string NextQuestion(IReadOnlyList<RetainItem> conversations)
    {
        var lines = conversations[random.Next(conversations.Count)].Content.Split('\n');
        var line = lines[random.Next(lines.Length)];
        var words = line.Split([' ', '.', ':', ','], StringSplitOptions.RemoveEmptyEntries);
        var start = random.Next(1, Math.Max(2, words.Length - 2));
        var topic = string.Join(' ', words.Skip(start).Take(random.Next(2, 4)).Append(vocabulary.DrawTelling(random)));
        return string.Format(CultureInfo.InvariantCulture, random.GetItems(Questions, 1)[0], words[0], topic);
    }

    private void AppendMessage(StringBuilder text)
    {
        for (var sentences = random.Next(1, 4); sentences > 0; sentences--)
        {
            var length = random.Next(5, 20);
            for (var word = 0; word < length; word++)
            {
                var next = random.Next(25) switch
                {
                    0 => random.GetItems(Names, 1)[0],
                    1 => random.GetItems(Dates, 1)[0],
                    _ => vocabulary.Draw(random),
                };
                text.Append(word == 0 ? char.ToUpperInvariant(next[0]) + next[1..] : next).Append(word + 1 < length ? " " : "");
            }

            text.Append(sentences > 1 ? ". " : ".");
        }
    }
}
