using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Sentences that state an attribute in so many words, in English, German, Spanish and French.</summary>
internal static class SlotSentences
{
    private const string LivesIn = "lives_in";
    private const string WorksAt = "works_at";

    private static readonly SlotSentence[] Sentences =
    [
        new(LivesIn, "{s} lives in {O}"), new(LivesIn, "{s} (?:has |have )?(?:moved|relocated) to {O}", IsChange: true),
        new(LivesIn, "{s} (?:lebt|wohnt) in {O}"), new(LivesIn, "{s} ist nach {O} (?:um)?gezogen", IsChange: true), new(LivesIn, "{s} zog nach {O}", IsChange: true),
        new(LivesIn, "{s} vive en {O}"), new(LivesIn, "{s} se (?:mudó|ha mudado) a {O}", IsChange: true),
        new(LivesIn, "{s} (?:habite|vit) (?:à |en |au )?{O}"), new(LivesIn, "{s} (?:a déménagé|s'est installée?) (?:à|en|au) {O}", IsChange: true),
        new(WorksAt, "{s} works (?:at|for) {O}"), new(WorksAt, "{s} started working (?:at|for) {O}", IsChange: true),
        new(WorksAt, "{s} arbeitet (?:bei|für) {O}"), new(WorksAt, "{s} trabaja (?:en|para) {O}"), new(WorksAt, "{s} travaille (?:chez|pour) {O}"),
        new("name", "{s} 's name is {o}"), new("name", "{s}s? name ist {o}"), new("name", "{s} (?:heißt|se llama|s'appelle) {o}"),
        new("name", "el nombre de {s} es {o}"), new("name", "le (?:pré)?nom (?:de |d'){s} est {o}"),
        new("age", "{s} is {o} years old"), new("age", "{s} ist {o} jahre alt"), new("age", "{s} tiene {o} años"), new("age", "{s} a {o} ans"),
        new("", "{s} 's favou?rite {a} is {o}"), new("", "{s}s? lieblings{a} ist {o}"),
        new("", "(?:el|la) {a} favorit[oa] de {s} es {o}"), new("", "(?:le |la |l'){a} préférée? (?:de |d'){s} est {o}"),
    ];

    private static readonly FrozenSet<string> Adverbs =
        Set("now currently jetzt nun inzwischen mittlerweile ahora actualmente maintenant désormais actuellement");

    private static readonly FrozenSet<string> Pronouns =
        Set("i you he she it we they who this that my your his her its our their ich du er sie es wir ihr wer mein meine dein deine sein seine ihre unser unsere "
            + "yo tú él ella nosotros ellos ellas quien mi tu su nuestro nuestra je tu il elle on nous vous ils elles qui mon ma ton ta son sa notre votre leur");

    /// <summary>What no value begins with: "lives in a flat" is no other place than Paris.</summary>
    private static readonly FrozenSet<string> Articles = Set("a an the some der die das dem den ein eine einem einen einer el la los las un una le les une des");

    /// <summary>Where a value ends and something else about it begins.</summary>
    private static readonly FrozenSet<string> Tails =
        Set("since in on at with for from and or but because near seit im am mit und oder bei desde en con y o depuis avec et ou à");

    /// <summary>The attribute that a sentence states and nothing else; null where it is not one of the sentences.</summary>
    public static Slot? Read(string text)
    {
        if (!IsOneSentence(text))
        {
            return null;
        }

        var words = Wording.Words(text)
            .Where(word => !Adverbs.Contains(Wording.Fold(word)))
            .SelectMany(word => word.Length > 2 && word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? [word[..^2], "'s"] : new[] { word });
        var sentence = string.Join(' ', words);
        foreach (var form in Sentences)
        {
            if (form.Match(sentence) is { Success: true } match && Make(form, match) is { } slot)
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>Whether no punctuation says that there is more than one clause.</summary>
    public static bool IsOneSentence(string text)
    {
        var rest = text.AsSpan().Trim(" .!。！\"“”");
        return rest.IndexOfAny(",;!?\n，；！？。") < 0 && rest.IndexOf(". ", StringComparison.Ordinal) < 0;
    }

    /// <summary>A name as both sentences and relations have it.</summary>
    public static string FoldName(string name)
    {
        var words = Wording.Words(name).Select(Wording.Fold).ToList();
        return string.Join(' ', words is ["the" or "der" or "die" or "das" or "el" or "la" or "le", _, ..] ? words.Skip(1) : words);
    }

    private static Slot? Make(SlotSentence form, Match match)
    {
        var subject = FoldName(match.Groups["s"].Value);
        var value = match.Groups["o"].Value.Split(' ').Select(Wording.Fold).ToList();
        if (subject.Split(' ').Any(Pronouns.Contains) || Articles.Contains(value[0]))
        {
            return null;
        }

        var end = value.FindIndex(1, Tails.Contains);
        var attribute = form.Attribute.Length > 0 ? form.Attribute : SlotPredicates.Favourite(Wording.Fold(match.Groups["a"].Value));
        return new Slot(subject, attribute, string.Join(' ', end < 0 ? value : value.Take(end)), form.IsChange);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="Attribute">The attribute; empty where the sentence names it itself.</param>
    /// <param name="Form">
    /// The sentence: <c>{s}</c> is whose attribute it is, <c>{o}</c> the value, <c>{O}</c> a value that is a name, <c>{a}</c> the attribute.
    /// </param>
    /// <param name="IsChange">See <see cref="Slot.IsChange"/>.</param>
    private sealed record SlotSentence(string Attribute, string Form, bool IsChange = false)
    {
        // Linear in the text, whatever it holds.
        private readonly Regex regex = new(
            "^" + Form
                .Replace("{s}", @"(?<s>\S+?(?: \S+?){0,3}?)", StringComparison.Ordinal)
                .Replace("{O}", @"(?<o>(?-i:[\p{Lu}\p{Lt}\p{Lo}\d])\S*(?: \S+){0,5})", StringComparison.Ordinal)
                .Replace("{o}", @"(?<o>\S+(?: \S+){0,5})", StringComparison.Ordinal)
                .Replace("{a}", @"(?<a>\S+(?: \S+)?)", StringComparison.Ordinal) + "$",
            RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        public Match Match(string sentence) => regex.Match(sentence);
    }
}
