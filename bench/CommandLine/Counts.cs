namespace MemoryFunctions.Bench.CommandLine;

/// <summary>Several whole numbers above zero, written as they are typed.</summary>
internal sealed record Counts(IReadOnlyList<int> Values)
{
    public override string ToString() => string.Join(',', Values);
}
