using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <content>What telling webhooks asks.</content>
internal static partial class Queries
{
    private const string Changed = "SELECT c.memoryId, c.text, c.category, c.speaker, c.since, c.until FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind";

    /// <summary>Memories whose latest writing came with one of some commits.</summary>
    public static QueryDefinition Brought(BankId bank, string life, long after, long upTo, DateTimeOffset from) =>
        Of(Changed + " AND c.since > @after AND c.since <= @at AND c.until > @at AND c.updatedAt >= @from", bank, life, ItemKind.Memory)
            .WithParameter("@after", after)
            .WithParameter("@at", upTo)
            .WithParameter("@from", SortableTime.Write(from));

    /// <summary>Writings that were taken away by one of some commits.</summary>
    public static QueryDefinition Taken(BankId bank, string life, long after, long upTo) =>
        Of(Changed + " AND c.until > @after AND c.until <= @at", bank, life, ItemKind.Memory).WithParameter("@after", after).WithParameter("@at", upTo);

    /// <summary>What documents said that are deleted and not purged yet.</summary>
    public static QueryDefinition Hidden(BankId bank, string life, IReadOnlyList<string> documentLives) => With(
        Of($"{Changed} AND c.until = @never AND c.documentLife IN ({Names("@document", documentLives.Count)})", bank, life, ItemKind.Memory)
            .WithParameter("@never", MemoryItem.Never),
        "@document",
        documentLives);

    public static QueryDefinition PendingDeliveries(BankId bank, string life, string webhookId, int top) =>
        Of("SELECT TOP @top * FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.groupId = @webhook ORDER BY c.createdAt ASC", bank, life, ItemKind.Pending)
            .WithParameter("@top", top)
            .WithParameter("@webhook", webhookId);

    public static QueryDefinition Deliveries(BankId bank, string life, string webhookId, int top) =>
        Of("SELECT TOP @top * FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind IN (@kind, @delivered) AND c.groupId = @webhook ORDER BY c.createdAt DESC", bank, life, ItemKind.Pending)
            .WithParameter("@top", top)
            .WithParameter("@delivered", ItemKind.Delivered)
            .WithParameter("@webhook", webhookId);
}
