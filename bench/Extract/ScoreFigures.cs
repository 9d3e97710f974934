namespace MemoryFunctions.Bench.Extract;

/// <summary>The figures of a case, or of several together.</summary>
internal sealed record ScoreFigures
{
    public static readonly ScoreFigures None = new();

    /// <summary>Stated facts that are none of the forbidden ones, of all stated.</summary>
    public Ratio Precision { get; init; }

    /// <summary>Stated facts that are expected and not forbidden, of all stated: a fact that nobody thought of counts against it.</summary>
    public Ratio StrictPrecision { get; init; }

    /// <summary>Expected facts that are listed at the end, or, where they are outdated by then, were listed before.</summary>
    public Ratio Recall { get; init; }

    /// <summary>Dated facts with the right day, of those that were found.</summary>
    public Ratio Dates { get; init; }

    /// <summary>Changes of which the old fact was stated at first: those that leave the new fact listed and the old one not.</summary>
    public Ratio Supersessions { get; init; }

    /// <summary>Facts said more than once that are listed once, of those that were found.</summary>
    public Ratio Merges { get; init; }

    /// <summary>Facts with the right category, of those found whose category is told.</summary>
    public Ratio Categories { get; init; }

    /// <summary>Facts with the right permanence, of those found whose permanence is told.</summary>
    public Ratio Permanences { get; init; }

    public static ScoreFigures operator +(ScoreFigures left, ScoreFigures right) => new()
    {
        Precision = left.Precision + right.Precision,
        StrictPrecision = left.StrictPrecision + right.StrictPrecision,
        Recall = left.Recall + right.Recall,
        Dates = left.Dates + right.Dates,
        Supersessions = left.Supersessions + right.Supersessions,
        Merges = left.Merges + right.Merges,
        Categories = left.Categories + right.Categories,
        Permanences = left.Permanences + right.Permanences,
    };
}
