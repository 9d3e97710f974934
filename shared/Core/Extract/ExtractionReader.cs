using System.Text.Json;
using System.Text.RegularExpressions;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Extract;

/// <summary>
/// Makes facts of a model's answer. What the model was told is checked, what it was not told is not expected of it: a fact
/// that tells a secret, or whose time has passed, is left out without a word.
/// </summary>
/// <param name="passages">What was asked about, as the model read it.</param>
/// <param name="categories">What a fact may be sorted into.</param>
internal sealed partial class ExtractionReader(IReadOnlyList<Passage> passages, IReadOnlyList<string> categories)
{
    private const int LongestText = 2_000;
    private const int LongestName = 300;

    private static readonly Dictionary<string, Permanence> Permanences = new(StringComparer.Ordinal)
    {
        ["permanent"] = Permanence.Permanent,
        ["long_term"] = Permanence.LongTerm,
        ["short_term"] = Permanence.ShortTerm,
    };

    private readonly Dictionary<string, Passage> byKey = passages.ToDictionary(passage => passage.Key, StringComparer.Ordinal);

    /// <summary>How many facts were left out because they tell a secret.</summary>
    public int Secrets { get; private set; }

    /// <exception cref="AnswerFaultException">It does not say what it must; the message names the place.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<ExtractedFact>> Read(JsonElement answer)
    {
        var facts = passages.ToDictionary(passage => passage.Key, _ => new List<ExtractedFact>(), StringComparer.Ordinal);
        Secrets = 0;
        foreach (var part in new AnswerPart(answer, "")["facts"].Items())
        {
            var key = part["p"].OneOf(byKey.Keys);
            if (Read(part, byKey[key]) is { } fact)
            {
                facts[key].Add(fact);
            }
        }

        return facts.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<ExtractedFact>)pair.Value, StringComparer.Ordinal);
    }

    private ExtractedFact? Read(AnswerPart part, Passage passage)
    {
        var turns = Turns(part["n"], passage);
        var (at, offset) = TimeOf(passage, turns);
        var permanence = Permanences[part["perm"].OneOf(Permanences.Keys)];
        var start = Date(part, "start", offset, isEnd: false);
        var end = Date(part, "end", offset, isEnd: true);
        if (end < start)
        {
            throw part["end"].Fault("must not lie before start");
        }

        var expires = Date(part, "expires", offset, isEnd: true);
        var fact = new ExtractedFact
        {
            Text = part["text"].Text(LongestText),
            Type = part["type"].OneOf(["world", "experience"]),
            Category = part.Find("cat")?.OneOf(categories),
            Turns = turns,
            Permanence = permanence,
            ExpiresAt = permanence == Permanence.Permanent ? null : expires,
            Confidence = part["conf"].Number(0, 1),
            Entities = [.. part["ents"].Items().Select(name => name.Text(LongestName)).Distinct(StringComparer.Ordinal)],
            Relations = [.. part["rels"].Items().Select(Relation)],
            OccurredStart = start,
            OccurredEnd = end,
        };
        if (HasSecret(fact))
        {
            Secrets++;
            return null;
        }

        return fact.ExpiresAt < at ? null : fact;
    }

    /// <summary>The turns as the model saw them: one that it did not see it cannot cite.</summary>
    private static List<int> Turns(AnswerPart part, Passage passage)
    {
        var turns = new List<int>();
        foreach (var item in part.Items())
        {
            var number = item.Integer();
            turns.Add(passage.Turns.Any(turn => turn.Number == number) ? number : throw part.Fault($"names turn {number}, which passage {passage.Key} does not have"));
        }

        return turns.Count > 0 ? [.. turns.Distinct().Order()] : throw part.Fault("must name at least one turn");
    }

    /// <summary>When the last of the turns was said, and how far from UTC.</summary>
    private static (DateTimeOffset? At, TimeSpan Offset) TimeOf(Passage passage, List<int> turns)
    {
        var at = passage.Turns.Where(turn => turns.Contains(turn.Number)).Max(turn => turn.At);
        return (at, (at ?? passage.Turns.Select(turn => turn.At).FirstOrDefault(other => other is not null))?.Offset ?? TimeSpan.Zero);
    }

    private static DateTimeOffset? Date(AnswerPart part, string name, TimeSpan offset, bool isEnd) => part.Find(name) is { } date
        ? FactDate.Read(date.Text(LongestName), offset, isEnd) ?? throw date.Fault("must be a date such as 2026-05-03, or null")
        : null;

    private static Relation Relation(AnswerPart part) => new(part["s"].Text(LongestName), Predicate(part["p"]), part["o"].Text(LongestName));

    private static string Predicate(AnswerPart part)
    {
        var name = part.Text(LongestName).ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return SnakeCase().IsMatch(name) ? name : throw part.Fault("must be an English name in snake_case");
    }

    private static bool HasSecret(ExtractedFact fact) =>
        fact.Entities.Concat(fact.Relations.SelectMany(one => new[] { one.Subject, one.Object })).Append(fact.Text).Any(SecretScanner.Contains)
        || fact.Relations.Any(one => !string.Equals(SecretScanner.RedactNamed(one.Predicate, one.Object), one.Object, StringComparison.Ordinal));

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SnakeCase();
}
