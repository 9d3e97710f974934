namespace MemoryFunctions.Bench.Extract;

/// <summary>Days, both ends included.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; null where it is the first.</param>
internal sealed record DayRange(DateOnly From, DateOnly? To = null)
{
    public DateOnly Last => To ?? From;

    /// <summary>Whether a time falls on one of the days, as those count them who live at an offset.</summary>
    public bool Contains(DateTimeOffset time, TimeSpan offset)
    {
        var day = DateOnly.FromDateTime(time.ToOffset(offset).Date);
        return From <= day && day <= Last;
    }
}
