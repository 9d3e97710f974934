namespace MemoryFunctions.Core.Memories;

/// <summary>What a memory said before a person changed it.</summary>
/// <param name="Token">Names the change: how one whose answer was lost is found again.</param>
/// <param name="At">When it was changed.</param>
/// <param name="Text">The words until then.</param>
public sealed record PastText(string Token, DateTimeOffset At, string Text);
