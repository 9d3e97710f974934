namespace MemoryFunctions.Core.Text.Dates;

/// <summary>How often a time comes that words name without saying which one they mean.</summary>
internal enum Recurrence
{
    /// <summary>The words mean one time only.</summary>
    None,

    /// <summary>A weekday.</summary>
    Weekly,

    /// <summary>A month, a season or a day of a month without its year.</summary>
    Yearly,
}
