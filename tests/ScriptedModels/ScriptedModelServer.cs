namespace MemoryFunctions.ScriptedModels;

/// <summary>An OpenAI-compatible server on a port of its own.</summary>
public sealed class ScriptedModelServer;
