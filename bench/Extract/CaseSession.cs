namespace MemoryFunctions.Bench.Extract;

/// <summary>What was said at one time.</summary>
/// <param name="At">With the offset of the speakers' time zone.</param>
/// <param name="Turns">In order.</param>
internal sealed record CaseSession(DateTimeOffset At, IReadOnlyList<CaseTurn> Turns);

/// <param name="Speaker"><c>user</c>, <c>assistant</c> or a name.</param>
/// <param name="Text">What was said; may have several lines.</param>
internal sealed record CaseTurn(string Speaker, string Text);
