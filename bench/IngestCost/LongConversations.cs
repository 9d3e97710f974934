using System.Text;
using MemoryFunctions.Bench.Latency;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>Conversations of long messages, as with an assistant that writes pages. The same ones each time.</summary>
internal static class LongConversations
{
    /// <summary>Characters of a message, at least.</summary>
    public const int MessageLength = 3_000;

    /// <summary>So many that sending the whole session each time costs eight times one call for each exchange.</summary>
    public const int ExchangesPerSession = 26;

    private const int Seed = 11;
    private const int Conversations = 2;
    private const int Sessions = 4;
    private static readonly DateTimeOffset First = new(2024, 3, 4, 9, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ReplayConversation> Make()
    {
        var vocabulary = new Vocabulary(Seed);
        var random = new Random(Seed);
        return [.. Enumerable.Range(1, Conversations).Select(conversation => new ReplayConversation(
            $"long-{conversation}",
            [.. Enumerable.Range(1, Sessions).Select(session => new ReplaySession(
                $"long-{conversation}/session-{session}",
                First.AddDays(session),
                [.. Enumerable.Range(0, 2 * ExchangesPerSession).Select(turn => new ReplayTurn(turn % 2 == 0 ? "User" : "Assistant", Message(vocabulary, random)))]))]))];
    }

    private static string Message(Vocabulary vocabulary, Random random)
    {
        var text = new StringBuilder();
        while (text.Length < MessageLength)
        {
            text.Append(text.Length == 0 ? "" : " ").Append("So ");
            for (var words = random.Next(8, 20); words > 0; words--)
            {
                text.Append(vocabulary.Draw(random)).Append(words > 1 ? " " : ".");
            }
        }

        return text.ToString();
    }
}
