namespace MemoryFunctions.Core.Text;

/// <summary>A time that a text names.</summary>
/// <param name="Start">Where it stands in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="From">When the time starts, at the offset of the reference.</param>
/// <param name="To">When it ends, exclusive; always after <paramref name="From"/>.</param>
/// <param name="Grain">How exact it is: part_of_day, day, weekend, week, month, season, year or decade.</param>
public sealed record TemporalMention(int Start, int Length, DateTimeOffset From, DateTimeOffset To, string Grain);
