using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Overview;

/// <summary>An entity's id for callers.</summary>
public static class EntityId
{
    /// <summary>26 characters that stand for a name as it is spelled.</summary>
    public static string Of(BankId bank, string name) => Digest.Of("entity", bank.Path, name);
}
