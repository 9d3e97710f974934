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
