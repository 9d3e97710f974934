using MemoryFunctions.Core.Text.Dates;

namespace MemoryFunctions.Core.Recall.Times;

/// <summary>How far from an event: two days (after), the weekend (before), the Monday (before).</summary>
/// <param name="Count">How many, from 1.</param>
/// <param name="Unit">Of which unit; not looked at where there is a weekday.</param>
/// <param name="Weekday">Monday 0 to Sunday 6, where weekdays are counted.</param>
/// <param name="IsSpan">Whether the whole of it is meant (the two days after) and not its far end (two days after).</param>
internal sealed record AnchorStep(int Count, TimeUnit Unit, int? Weekday, bool IsSpan);
