namespace MemoryFunctions.Bench.Extract;

/// <summary>A turn as a message of the conversation that is retained.</summary>
internal sealed record TurnMessage(string Speaker, string Content);
