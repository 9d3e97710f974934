namespace MemoryFunctions.Bench.Extract;

/// <summary>Whether a statement is a fact that is sought.</summary>
internal static class Sought
{
    public static bool Matches(ISoughtFact fact, string statement)
    {
        var text = FoldedText.Of(statement);
        return fact.Any.Any(pattern => FactPattern.Parse(pattern).Matches(text));
    }
}
