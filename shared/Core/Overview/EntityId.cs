using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Overview;

/// <summary>An entity's id for callers.</summary>
public static class EntityId
{
    private const int Length = 26;

    /// <summary>26 characters that stand for a name as it is spelled.</summary>
    public static string Of(BankId bank, string name) => Digest.Of("entity", bank.Path, name);

    /// <summary>Whether a text may be an id; a name may look so too.</summary>
    internal static bool IsOne(string text) => text.Length == Length && text.All(char.IsAsciiLetterOrDigit);
}
