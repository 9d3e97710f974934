namespace MemoryFunctions.Core.Extract;

/// <summary>Turns with what a model stated about them.</summary>
internal sealed record CoveredSegment(Segment Segment, SegmentAnswer Answer);
