namespace MemoryFunctions.Core.Memories;

/// <summary>
/// What several facts show together. It is a memory that cites facts as a fact cites turns; it belongs to no document, and
/// goes as soon as one of its facts does.
/// </summary>
public static class Observation
{
    /// <summary>The <see cref="MemoryUnit.Type"/> of observations.</summary>
    public const string Type = "observation";

    /// <summary>What stands in the place of a document's incarnation.</summary>
    internal const string Life = "observations";

    public static bool IsOne(MemoryUnit memory) => string.Equals(memory.Type, Type, StringComparison.Ordinal);

    internal static bool IsLife(string documentLife) => string.Equals(documentLife, Life, StringComparison.Ordinal);
}
