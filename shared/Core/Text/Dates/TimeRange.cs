namespace MemoryFunctions.Core.Text.Dates;

/// <param name="From">Local start.</param>
/// <param name="To">Local end, exclusive.</param>
/// <param name="Grain">See <see cref="TemporalMention.Grain"/>.</param>
/// <param name="Repeats">Whether the words name it without saying which: "in June" is the June of some year.</param>
/// <param name="IsVague">Whether the words say only about when: a few days ago.</param>
/// <param name="Holiday">The feast that it is, since some have no fixed date.</param>
internal readonly record struct TimeRange(
    DateTime From, DateTime To, string Grain, Recurrence Repeats = Recurrence.None, bool IsVague = false, Holiday? Holiday = null);
