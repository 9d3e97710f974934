using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <content>What people look through to set things right.</content>
internal static partial class Queries
{
    private const string IsInvalidated = " AND c.kind = @fact AND c.curation.state = 1 AND NOT IS_DEFINED(c.curation.follows)";

    public static QueryDefinition Documents(BankId bank, string life, DocumentListQuery query) => Ask(
        "SELECT * FROM c", " ORDER BY c.updatedAt DESC, c.id ASC OFFSET @offset LIMIT @limit", bank, life, query)
        .WithParameter("@offset", query.Offset)
        .WithParameter("@limit", query.Limit);

    public static QueryDefinition CountDocuments(BankId bank, string life, DocumentListQuery query) => Ask("SELECT VALUE COUNT(1) FROM c", "", bank, life, query);

    public static QueryDefinition Invalidated(BankId bank, BankView view, MemoryListQuery query)
    {
        var conditions = Conditions(query);
        var asked = Viewed(
            $"SELECT {Unit}, c.curation FROM c WHERE ",
            IsInvalidated + Asked(query) + conditions.Text + " ORDER BY c.createdAt DESC, c.id ASC OFFSET @offset LIMIT @limit", bank, view)
            .WithParameter("@offset", query.Offset)
            .WithParameter("@limit", query.Limit);
        return conditions.AddTo(Ask(asked, query));
    }

    public static QueryDefinition CountInvalidated(BankId bank, BankView view, MemoryListQuery query)
    {
        var conditions = Conditions(query);
        return conditions.AddTo(Ask(Viewed("SELECT VALUE COUNT(1) FROM c WHERE ", IsInvalidated + Asked(query) + conditions.Text, bank, view), query));
    }

    private static ConditionSql Conditions(MemoryListQuery query) => ConditionSql.Of(query.Condition is { } condition ? [condition] : []);

    private static QueryDefinition Ask(string before, string behind, BankId bank, string life, DocumentListQuery query)
    {
        var tags = ConditionSql.Of(query.Tags is { IsOpen: false } filter ? [new HasTags(filter)] : []);
        var definition = Of(
            $"{before} WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.deleted = false"
            + (query.Text is null ? "" : " AND CONTAINS(c.documentId, @text, true)") + tags.Text + behind,
            bank, life, ItemKind.Document);
        return tags.AddTo(query.Text is null ? definition : definition.WithParameter("@text", query.Text));
    }
}
