using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <content>What is asked of a bank as a whole.</content>
internal static partial class Queries
{
    public static QueryDefinition CountFactsSince(BankId bank, BankView view, long version, DateTimeOffset at) =>
        Filtered(
            "SELECT VALUE COUNT(1) FROM c WHERE ",
            $" AND IS_DEFINED(c.cites) AND c.type != '{Observation.Type}' AND c.since > @after",
            bank, view, new MemoryFilter([], null, at))
            .WithParameter("@after", version);

    public static QueryDefinition Tags(BankId bank, BankView view, DateTimeOffset at, int top) =>
        Filtered("SELECT TOP @top VALUE c.tags FROM c WHERE ", " AND ARRAY_LENGTH(c.tags) > 0" + Newest, bank, view, new MemoryFilter([], null, at))
            .WithParameter("@top", top);

    public static QueryDefinition Mentions(BankId bank, BankView view, DateTimeOffset at, int top) =>
        Filtered(
            "SELECT TOP @top c.memoryId, c.about.entities AS entities, c.createdAt, c.about.mentionedAt AS mentionedAt FROM c WHERE ",
            " AND ARRAY_LENGTH(c.about.entities) > 0" + Newest, bank, view, new MemoryFilter([], null, at))
            .WithParameter("@top", top);

    public static QueryDefinition DocumentIds(BankId bank, string life, int top) =>
        Of("SELECT TOP @top VALUE c.documentId FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.deleted = false", bank, life, ItemKind.Document)
            .WithParameter("@top", top);
}
