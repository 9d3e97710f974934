namespace MemoryFunctions.Core.Text.Dates;

/// <param name="From">Local start.</param>
/// <param name="To">Local end, exclusive.</param>
/// <param name="Grain">See <see cref="TemporalMention.Grain"/>.</param>
internal readonly record struct TimeRange(DateTime From, DateTime To, string Grain);
