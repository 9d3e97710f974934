namespace MemoryFunctions.Core.Models;

/// <summary>What a language model answered.</summary>
/// <param name="Text">Its words; empty where it refused.</param>
/// <param name="Finish">Why it ended.</param>
/// <param name="Usage">What it took.</param>
public sealed record ChatReply(string Text, ChatFinish Finish, TokenUsage Usage);
