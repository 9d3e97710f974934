namespace MemoryFunctions.Core.Text.Dates;

/// <summary>What a word can mean in the name of a time. Each comes with a number.</summary>
internal enum TimeWord
{
    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>Monday 0 to Sunday 6.</summary>
    Weekday,

    /// <summary>A <see cref="TimeUnit"/>.</summary>
    Unit,

    /// <summary>Spring 0 to winter 3.</summary>
    Season,

    /// <summary>How many; negative if only about so many.</summary>
    Count,

    /// <summary>Days from today: yesterday -1.</summary>
    Day,

    /// <summary>Morning 0, afternoon 1, evening 2, night 3.</summary>
    Part,

    /// <summary>A part of a day near today: ten times the days from today, plus the part (tonight, last night).</summary>
    DayPart,

    /// <summary>Last -1, this 0, next 1, and so on.</summary>
    Shift,

    /// <summary>Behind a unit: the one before last.</summary>
    BeforeLast,

    /// <summary>Before a count: that long ago.</summary>
    AgoBefore,

    /// <summary>Behind a count: that long ago.</summary>
    AgoAfter,

    /// <summary>Before a count: that far ahead.</summary>
    AheadBefore,

    /// <summary>Behind a count: that far ahead.</summary>
    AheadAfter,

    /// <summary>Joins the parts of a date.</summary>
    Of,

    /// <summary>Stands before a bare month, season or year.</summary>
    In,

    /// <summary>May stand before anything.</summary>
    Article,

    /// <summary>A <see cref="Dates.Holiday"/>.</summary>
    Holiday,

    /// <summary>First 1, second 2, and so on; last -1: of the weeks of a month.</summary>
    Ordinal,

    /// <summary>The first 0, the middle 1 or the last part 2 of a month, a season or a year.</summary>
    Third,

    /// <summary>A day of the last ones, whichever: the other day.</summary>
    OtherDay,

    /// <summary>The weekend that has begun last: over the weekend.</summary>
    ThisWeekend,

    /// <summary>Earlier -1 or later 1, before a time that is not over.</summary>
    SideOfNow,

    /// <summary>Between two counts: a week or two.</summary>
    Or,

    /// <summary>From a time on. 0: also before an event; 1: before times only; 2: before an event only with a <see cref="Determiner"/>.</summary>
    Since,

    /// <summary>Up to the start of a time, likewise.</summary>
    Before,

    /// <summary>From the end of a time on, likewise.</summary>
    After,

    /// <summary>Up to the end of a time, likewise.</summary>
    Until,

    /// <summary>Near a time.</summary>
    Around,

    /// <summary>Before the first of two times that enclose what is meant.</summary>
    Between,

    /// <summary>Before the second of them.</summary>
    And,

    /// <summary>In the course of an event.</summary>
    During,

    /// <summary>Before the name of an <see cref="Event"/>: 0 at it, 1 near it.</summary>
    At,

    /// <summary>What has a date that everybody concerned knows: birthday, wedding.</summary>
    Event,

    /// <summary>Asks for a time, or starts a clause that tells of one.</summary>
    When,

    /// <summary>Starts a clause that tells of a time. 1: only before a <see cref="Determiner"/>.</summary>
    While,

    /// <summary>Asks for a time wherever it stands.</summary>
    AsksWhen,

    /// <summary>Behind it, "when" asks: tell me when.</summary>
    Tells,

    /// <summary>Of late, whatever that means.</summary>
    Recent,

    /// <summary>Up to now: behind a time that is not over.</summary>
    SoFar,

    /// <summary>Before "the last year": the year up to now.</summary>
    Over,

    /// <summary>The "last" that means up to now behind <see cref="Over"/>.</summary>
    Rolling,

    /// <summary>Asks for what is to come.</summary>
    Future,

    /// <summary>Asks for what was.</summary>
    Past,

    /// <summary>Ends the name of an event: what, did.</summary>
    Stop,

    /// <summary>Names no event by itself: that, it.</summary>
    Pronoun,

    /// <summary>An article, a pronoun or the like before the name of an event, or its subject.</summary>
    Determiner,

    /// <summary>Words that look like a time and are none: look after.</summary>
    Idiom,
}

internal enum TimeUnit
{
    Day,
    Week,
    Month,
    Year,
    Weekend,
    Hour,
    Minute,
    Decade,
}
