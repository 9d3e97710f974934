using System.Text;

namespace MemoryFunctions.Bench.Latency;

/// <summary>
/// Words to write with: the commonest of English, then made-up ones, drawn as natural text draws them (Zipf's law with
/// Mandelbrot's offset: a word of rank r about 1 / (r + 2.7) as often). The same seed makes the same words.
/// </summary>
internal sealed class Vocabulary
{
    public const int Size = 30_000;

    private const string Common =
        "the to and I a you of it in that is for my was we have on with so me at be just this but all about are do not "
        + "really like out up had what they from some when how went get been good new one time can would there if now am "
        + "did your as her his an got see more think know were go want much last after their then will had said by our no "
        + "who could has too week day work home still next back year over after made feel make family friends few into "
        + "before found took try every felt give little looking started love great always because never also again two";

    private static readonly string[] Onsets = ["b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "r", "s", "sh", "sl", "sp", "st", "t", "th", "tr", "v", "w", ""];
    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "oa", "ou"];
    private static readonly string[] Codas = ["", "", "n", "r", "l", "t", "s", "m", "ck", "nd", "st", "rt", "ng"];
    private static readonly string[] Endings = ["", "", "", "er", "ing", "ed", "s", "tion", "ly", "ness", "able", "y"];

    private readonly string[] words;
    private readonly double[] cumulative = new double[Size];

    public Vocabulary(int seed)
    {
        var random = new Random(seed);
        var seen = new HashSet<string>(Common.Split(' '), StringComparer.Ordinal);
        var list = new List<string>(seen);
        CommonCount = list.Count;
        while (list.Count < Size)
        {
            var word = MakeWord(random);
            if (word.Length > 3 && seen.Add(word))
            {
                list.Add(word);
            }
        }

        words = [.. list];
        var sum = 0.0;
        for (var rank = 0; rank < Size; rank++)
        {
            cumulative[rank] = sum += 1 / (rank + 2.7);
        }
    }

    /// <summary>How many of the first words are common ones that say nothing of a text.</summary>
    public int CommonCount { get; }

    public string Draw(Random random) => words[DrawRank(random)];

    /// <summary>A word that says something.</summary>
    public string DrawTelling(Random random)
    {
        var rank = DrawRank(random);
        while (rank < CommonCount)
        {
            rank = DrawRank(random);
        }

        return words[rank];
    }

    private static string MakeWord(Random random)
    {
        var word = new StringBuilder();
        for (var syllables = random.Next(1, 4); syllables > 0; syllables--)
        {
            word.Append(random.GetItems(Onsets, 1)[0]).Append(random.GetItems(Vowels, 1)[0]).Append(random.GetItems(Codas, 1)[0]);
        }

        return word.Append(random.GetItems(Endings, 1)[0]).ToString();
    }

    private int DrawRank(Random random)
    {
        var place = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return place < 0 ? Math.Min(~place, Size - 1) : place;
    }
}
