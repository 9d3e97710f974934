namespace MemoryFunctions.Bench.Wire;

/// <summary>As much of a listing of memories as is looked at.</summary>
internal sealed record MemoryPage(int Total, IReadOnlyList<ListedMemory> Items);

internal sealed record ListedMemory(string Text);
