using System.Globalization;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>Makes turns: each has a word that no other has, unless it is repeated on purpose.</summary>
internal sealed class Talk(Random random, string author)
{
    private const string Words =
        "garden kitchen violin harbour pepper lantern bicycle museum orchard thunder blanket compass ferry ginger hammock island jacket kettle ladder marble "
        + "needle otter pillow quarry ribbon saddle tunnel umbrella valley walnut yogurt zipper anchor basket candle dolphin ember falcon glacier hazel";

    private static readonly string[] Vocabulary = Words.Split(' ');
    private static readonly DateTimeOffset FirstDay = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private int count;

    /// <summary>One of three days: on the same one, the same text is the same turn.</summary>
    public DateTimeOffset Day() => FirstDay.AddDays(random.Next(3));

    public Line Line(DateTimeOffset at)
    {
        var speaker = random.Next(2) == 0 ? "user" : "assistant";
        var token = string.Create(CultureInfo.InvariantCulture, $"zq{author}x{count++}");
        return new Line($"{speaker}: {Word()} and {Word()} {token} with the {Word()} near a {Word()}.", at);
    }

    public IEnumerable<Line> Lines(int number, DateTimeOffset at) => Enumerable.Range(0, number).Select(_ => Line(at));

    /// <summary>The word of a turn that no other has: what a recall is asked for, so that it asks for that turn alone.</summary>
    public static string TokenOf(string text) => text.Split(' ').First(word => word.StartsWith("zq", StringComparison.Ordinal));

    private string Word() => Vocabulary[random.Next(Vocabulary.Length)];
}
