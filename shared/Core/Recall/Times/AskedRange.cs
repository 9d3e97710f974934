namespace MemoryFunctions.Core.Recall.Times;

/// <summary>A time that a question asks about.</summary>
/// <param name="From">When it starts; <see cref="DateTimeOffset.MinValue"/> where the question bounds only its end.</param>
/// <param name="To">When it ends, exclusive, always after <paramref name="From"/>; <see cref="DateTimeOffset.MaxValue"/> where open.</param>
/// <param name="Grain">How exact its bounds are: part_of_day, day, weekend, week, month, season, year or decade.</param>
/// <param name="Weight">How sure it is that the question means it, above 0 to 1; see <see cref="AskedWeight"/>.</param>
internal sealed record AskedRange(DateTimeOffset From, DateTimeOffset To, string Grain, double Weight);
