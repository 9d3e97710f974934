namespace MemoryFunctions.Core.Text.Dates;

/// <summary>
/// The words of one language for times. Each list names its entries in order, separated by spaces: <c>|</c> separates synonyms and
/// <c>_</c> joins the words of one. Accents are folded.
/// </summary>
internal sealed class TimeLexicon
{
    private readonly Dictionary<string, List<(string[] Words, TimeWord Meaning, int Value)>> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> triggers = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> cues = new(StringComparer.Ordinal);
    private readonly HashSet<string> starts = new(StringComparer.Ordinal);
    private readonly HashSet<string> capitals = new(StringComparer.Ordinal);

    /// <summary>The BCP-47 code.</summary>
    public required string Code { get; init; }

    /// <summary>Whether "last" and "next" may stand behind what they shift.</summary>
    public bool ShiftsFromBehind { get; init; }

    /// <summary>Whether a day may stand behind its month.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>Whether nouns, and as a rule only they, start with a capital.</summary>
    public bool NounsAreCapital { get; init; }

    /// <summary>Words one of which, or a figure, any time contains.</summary>
    public IEnumerable<string> Triggers => triggers;

    /// <summary>Words one of which, or a figure, any time or any tie to a time in a question contains.</summary>
    public IEnumerable<string> Cues => cues;

    /// <summary>Entries of which the first has the given value, and each next one more.</summary>
    public TimeLexicon Add(TimeWord meaning, int first, string list)
    {
        foreach (var synonyms in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            AddSynonyms(meaning, first++, synonyms);
        }

        return this;
    }

    /// <summary>Entries that share a value.</summary>
    public TimeLexicon AddSame(TimeWord meaning, int value, string list)
    {
        AddSynonyms(meaning, value, list.Replace(' ', '|'));
        return this;
    }

    /// <summary>The names of all feasts, in the order of <see cref="Holiday"/>; <c>-</c> for one that the language does not name.</summary>
    public TimeLexicon AddHolidays(string list) => Add(TimeWord.Holiday, 0, list);

    /// <summary>Words that mean a time only with a capital (May, March, Sat).</summary>
    public TimeLexicon OnlyCapitals(string list)
    {
        capitals.UnionWith(list.Split(' '));
        return this;
    }

    /// <summary>Whether any time can start with a token; most words of a text are told by it at once.</summary>
    public bool Knows(TimeToken token) =>
        token.Kind == TimeTokenKind.Number || (token.Kind == TimeTokenKind.Word && (token.Value > 0 || entries.ContainsKey(token.Text)));

    /// <summary>
    /// Whether a time, or what ties to one, can start with a token: words that only end one, or tell the tense, cannot.
    /// </summary>
    public bool MayStart(TimeToken token) =>
        token.Kind == TimeTokenKind.Number || (token.Kind == TimeTokenKind.Word && (token.Value > 0 || starts.Contains(token.Text)));

    /// <summary>Reads the longest entry of that meaning at a place and moves the place behind it.</summary>
    public bool TryRead(List<TimeToken> tokens, ref int at, TimeWord meaning, out int value)
    {
        value = 0;
        if (at >= tokens.Count || tokens[at].Kind != TimeTokenKind.Word || !entries.TryGetValue(tokens[at].Text, out var candidates))
        {
            return false;
        }

        var best = 0;
        foreach (var (words, candidate, number) in candidates)
        {
            if (candidate == meaning && words.Length > best && Fits(tokens, at, words))
            {
                best = words.Length;
                value = number;
            }
        }

        at += best;
        return best > 0;
    }

    private bool Fits(List<TimeToken> tokens, int at, string[] words)
    {
        if (at + words.Length > tokens.Count || (words.Length == 1 && capitals.Contains(words[0]) && !tokens[at].IsCapital))
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[at + i].Kind != TimeTokenKind.Word || !string.Equals(tokens[at + i].Text, words[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private void AddSynonyms(TimeWord meaning, int value, string synonyms)
    {
        foreach (var synonym in synonyms.Split('|'))
        {
            var words = synonym.Split('_');
            if (words[0] == "-")
            {
                continue;
            }

            if (!entries.TryGetValue(words[0], out var list))
            {
                entries[words[0]] = list = [];
            }

            list.Add((words, meaning, value));
            if (meaning is TimeWord.Month or TimeWord.Weekday or TimeWord.Unit or TimeWord.Season or TimeWord.Day or TimeWord.Part
                or TimeWord.DayPart or TimeWord.Holiday or TimeWord.OtherDay)
            {
                triggers.Add(meaning == TimeWord.Holiday ? words.MaxBy(word => word.Length)! : words[0]);
            }

            if (IsStart(meaning))
            {
                starts.Add(words[0]);
            }

            if (IsCue(meaning, value))
            {
                // What and which start too many questions to tell those for a time.
                cues.Add(words.Skip(meaning == TimeWord.AsksWhen && words.Length > 1 ? 1 : 0).MaxBy(word => word.Length)!);
            }
        }
    }

    private static bool IsStart(TimeWord meaning) => meaning is not (TimeWord.Stop or TimeWord.Past or TimeWord.Future or TimeWord.Pronoun
        or TimeWord.Determiner or TimeWord.Tells or TimeWord.Of or TimeWord.And or TimeWord.Or or TimeWord.Event or TimeWord.SoFar
        or TimeWord.AgoAfter or TimeWord.AheadAfter or TimeWord.BeforeLast or TimeWord.Article or TimeWord.Rolling);

    // What ties only times (1) needs no cue of its own: the time has one.
    private static bool IsCue(TimeWord meaning, int value) => meaning switch
    {
        TimeWord.Since or TimeWord.Before or TimeWord.After or TimeWord.Until => value != 1,
        TimeWord.Month or TimeWord.Weekday or TimeWord.Unit or TimeWord.Season or TimeWord.Day or TimeWord.Part or TimeWord.DayPart
            or TimeWord.Holiday or TimeWord.OtherDay or TimeWord.Recent or TimeWord.When or TimeWord.While or TimeWord.AsksWhen or TimeWord.During
            or TimeWord.Event => true,
        _ => false,
    };
}
