namespace MemoryFunctions.Core.Recall.Times;

/// <summary>How sure a range is, by what the question says. Set by judgement, in this order; only the order matters much.</summary>
internal static class AskedWeight
{
    /// <summary>One time and no other: 7 May 2023, yesterday, last June.</summary>
    public const double Certain = 1;

    /// <summary>The time that is meant as a rule where several have the name: the latest June, the coming Friday.</summary>
    public const double Inferred = 0.8;

    /// <summary>Only about then: a few days ago. Also the other side of now, where the question's tense does not tell.</summary>
    public const double About = 0.6;

    /// <summary>Another one of the name: the June of an earlier year.</summary>
    public const double Namesake = 0.4;

    /// <summary>Recently, lately; in the morning, without a day.</summary>
    public const double Vague = 0.4;

    /// <summary>The weekday of the week before.</summary>
    public const double Faint = 0.3;

    /// <summary>A time that stands at a known distance from an event: two days after the wedding.</summary>
    public const double FromEvent = 0.9;

    /// <summary>All that is before or after an event.</summary>
    public const double BeyondEvent = 0.5;
}
