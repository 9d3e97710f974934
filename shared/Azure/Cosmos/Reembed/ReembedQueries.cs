using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// What a move asks. It is about a whole container, so that two of its questions are about all banks; they read nothing but
/// the banks' names.
/// </summary>
internal static class ReembedQueries
{
    /// <summary>The banks that are there, that are to be purged, or that a move has kept from being made; of a container of memories.</summary>
    public static QueryDefinition Headers() => new QueryDefinition("SELECT VALUE c.bank FROM c WHERE c.kind IN (@kind, @moved, @purge)")
        .WithParameter("@kind", ItemKind.Header)
        .WithParameter("@moved", ItemKind.Moved)
        .WithParameter("@purge", ItemKind.Purge);

    /// <summary>The banks that are there or are being made or purged; of the directory.</summary>
    public static QueryDefinition Entries() => new("SELECT VALUE c.bank FROM c WHERE IS_DEFINED(c.bank)");

    /// <summary>What a bank's partition holds, whatever its incarnation.</summary>
    public static QueryDefinition Items(BankId bank) =>
        new QueryDefinition("SELECT c.id, c.life, c.kind, c._etag, c.copiedFrom FROM c WHERE c.bank = @bank").WithParameter("@bank", bank.Path);
}
