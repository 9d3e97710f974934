namespace MemoryFunctions.Bench.Robust;

/// <summary>A text that is retained as a document of its own.</summary>
internal sealed record RobustMemory(string Id, string Text);
