using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <content>What the second stage asks.</content>
internal static partial class Queries
{
    public static QueryDefinition Answers(BankId bank, string life, int top) =>
        Of("SELECT TOP @top * FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind", bank, life, ItemKind.Answer)
            .WithParameter("@top", top);

    public static QueryDefinition AnswerKeys(BankId bank, string life, string documentLife, int top) =>
        Of("SELECT TOP @top VALUE c.key FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.documentLife = @document", bank, life, ItemKind.Answer)
            .WithParameter("@top", top)
            .WithParameter("@document", documentLife);

    public static QueryDefinition NearestFacts(BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, int top) =>
        Filtered(
            $"SELECT TOP @top {Unit}, c.groupId FROM c WHERE ",
            " AND IS_DEFINED(c.cites) ORDER BY VectorDistance(c.embedding, @vector)",
            bank, view, new MemoryFilter([], new TagFilter(tags, TagsMatch.Exact)))
            .WithParameter("@top", top)
            .WithParameter("@vector", vector.ToArray());
}
