namespace MemoryFunctions.Bench.Locomo;

/// <summary>A line of <c>turns.jsonl</c>.</summary>
/// <param name="Time">The session's time, without an offset.</param>
/// <param name="Caption">What the picture shared with the turn shows, if one is.</param>
internal sealed record LocomoTurn(string Conv, int Session, DateTime Time, string DiaId, string Speaker, string Text, string? Caption);
