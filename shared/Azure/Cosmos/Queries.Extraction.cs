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

    public static QueryDefinition NearestFacts(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top) =>
        Nearest($"SELECT TOP @top {Unit}, c.groupId FROM c WHERE ", $" AND IS_DEFINED(c.cites) AND c.type != '{Observation.Type}'", bank, view, vector, tags, at, top);

    public static QueryDefinition NearestObservations(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top) =>
        Nearest($"SELECT TOP @top {Unit}, c.groupId FROM c WHERE ", $" AND c.type = '{Observation.Type}'", bank, view, vector, tags, at, top);

    public static QueryDefinition FactsInSlots(BankId bank, BankView view, IReadOnlyList<string> slots, DateTimeOffset at, int top) => With(
        Filtered(
            $"SELECT TOP @top {Unit}, c.groupId, c.slots FROM c WHERE ",
            $" AND ARRAY_CONTAINS_ANY(c.slots, {Names("@slot", slots.Count)}) ORDER BY c.createdAt DESC",
            bank, view, new MemoryFilter([], null, at)).WithParameter("@top", top),
        "@slot",
        slots);

    /// <summary>Shown facts by the commit that first showed them, the oldest first.</summary>
    public static QueryDefinition FactsSince(BankId bank, BankView view, long version, DateTimeOffset at, int top) =>
        Filtered(
            "SELECT TOP @top * FROM c WHERE ",
            $" AND IS_DEFINED(c.cites) AND c.type != '{Observation.Type}' AND c.since > @after ORDER BY c.since",
            bank, view, new MemoryFilter([], null, at))
            .WithParameter("@top", top)
            .WithParameter("@after", version);

    private static QueryDefinition Nearest(
        string before, string behind, BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top) =>
        Filtered(
            before, behind + " ORDER BY VectorDistance(c.embedding, @vector)", bank, view, new MemoryFilter([], new TagFilter(tags, TagsMatch.Exact), at))
            .WithParameter("@top", top)
            .WithParameter("@vector", vector.ToArray());
}
