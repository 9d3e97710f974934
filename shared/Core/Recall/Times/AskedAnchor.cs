namespace MemoryFunctions.Core.Recall.Times;

/// <summary>An event that a question dates what it asks for by; <see cref="AnchorTimes.Resolve"/> gives the range once it is found.</summary>
/// <param name="Words">The event's words as in the question: "my birthday", "I was in Paris".</param>
/// <param name="Span">Where they stand in it.</param>
/// <param name="Relation">How what is asked for lies to it.</param>
/// <param name="Step">At which distance; null where the question says only before, during or after.</param>
internal sealed record AskedAnchor(string Words, TextSpan Span, AnchorRelation Relation, AnchorStep? Step);
