namespace MemoryFunctions.ScriptedModels;

/// <summary>One message of a chat request.</summary>
public sealed record ScriptedMessage(string Role, string Content);
