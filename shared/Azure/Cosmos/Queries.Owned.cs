using MemoryFunctions.Core.Banks;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>What a bank's owner makes by hand: few, so that all are read.</summary>
internal static partial class Queries
{
    public static QueryDefinition Owned(BankId bank, string life, string kind) =>
        Of("SELECT * FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind", bank, life, kind);
}
