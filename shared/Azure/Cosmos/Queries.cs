using System.Globalization;
using System.Text;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Every query that the store sends. Each names one bank and one incarnation, the sweep's apart; values are parameters, and
/// the text depends on their number only.
/// </summary>
internal static partial class Queries
{
    /// <summary>More than one pass of the worker takes; the oldest come first, purges among them.</summary>
    public const int WorkRows = 256;

    private const string Unit =
        "c.memoryId, c.text, c.type, c.category, c.speaker, c.documentId, c.chunkId, c.sourceTurns, c.cites, c.about, c.expiresAt, c.tags, c.createdAt, c.updatedAt, c.proofCount, c.editedAt, c._etag";

    private const string Candidate = "c.memoryId, c.speaker, c.index, c.proofCount, c._etag";

    private const string Name = "c.memoryId, c._etag";

    private const string Seen = "c.kind, c.memoryId, c.revision, c.documentLife, c.fingerprint, c.stamp, c.groupId, c.cites, c.supersedes, c.line, c.chunkId, c.about, "
        + "c.createdAt, c.proofCount, c.since, c.until, c.index, c.curation";

    private const string Newest = " ORDER BY c.createdAt DESC";

    private const string NotExpired = " AND (NOT IS_DEFINED(c.expiresAt) OR c.expiresAt > @now)";

    /// <summary>The banks with work due: the one question over all banks.</summary>
    public static QueryDefinition Due(DateTimeOffset due) =>
        new QueryDefinition("SELECT c.bank, c.dueAt FROM c WHERE c.dueAt <= @due").WithParameter("@due", due.ToUnixTimeMilliseconds());

    /// <summary>What is left to do in a bank, whatever its incarnation.</summary>
    public static QueryDefinition Work(BankId bank) =>
        new QueryDefinition("SELECT TOP @top c.kind, c.life, c.documentId, c.dueAt, c.attempts, c.strikes, c.unfinished, c.updatedAt, c.unextracted, c.unextractedSince, "
            + "c.extraction.notBefore, c.observeAt FROM c WHERE c.bank = @bank AND c.dueAt > 0 ORDER BY c.dueAt")
            .WithParameter("@top", WorkRows)
            .WithParameter("@bank", bank.Path);

    /// <summary>The same without the documents that only wait for the second stage: however many they are, they hold up nothing else.</summary>
    public static QueryDefinition IndexWork(BankId bank) =>
        new QueryDefinition("SELECT TOP @top c.kind, c.life, c.documentId, c.dueAt, c.attempts, c.strikes, c.unfinished, c.updatedAt, c.observeAt "
            + "FROM c WHERE c.bank = @bank AND c.dueAt > 0 AND NOT IS_DEFINED(c.unextracted) ORDER BY c.dueAt")
            .WithParameter("@top", WorkRows)
            .WithParameter("@bank", bank.Path);

    /// <summary>Ids of everything that an incarnation left.</summary>
    public static QueryDefinition Leavings(BankId bank, string life, int top) =>
        new QueryDefinition("SELECT TOP @top VALUE c.id FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind != @kept")
            .WithParameter("@top", top)
            .WithParameter("@bank", bank.Path)
            .WithParameter("@life", life)
            .WithParameter("@kept", ItemKind.Purge);

    /// <summary>How many documents have a version that is to be indexed; those that wait for the second stage only say how much of them does.</summary>
    public static QueryDefinition CountPending(BankId bank, string life) =>
        Of("SELECT VALUE COUNT(1) FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.dueAt > 0 AND NOT IS_DEFINED(c.unextracted)", bank, life, ItemKind.Document);

    /// <summary>The newest versions of what waits for either stage.</summary>
    public static QueryDefinition Waiting(BankId bank, string life, int top) =>
        Of("SELECT TOP @top c.documentId, c.documentLife, c.version FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.dueAt > 0 ORDER BY c.dueAt", bank, life, ItemKind.Document)
            .WithParameter("@top", top);

    /// <summary>What operations are told by, of documents by item id.</summary>
    public static QueryDefinition States(BankId bank, string life, IReadOnlyList<string> ids) => With(
        Of("SELECT c.documentId, c.documentLife, c.version, c.indexedVersion, c.indexedAt, c._ts, c.dueAt, c.attempts, c.trouble, c.failure, c.cancelled, c.deleted, "
            + "c.extraction.version AS extractedVersion, c.extraction.newTokens AS newTokens, c.extraction.attempts AS extractionAttempts, "
            + "c.extraction.trouble AS extractionTrouble, c.extraction.notBefore AS extractionNotBefore, c.extraction.refusal AS refusal, c.extraction.failure AS extractionFailure, c.extraction.model AS model, c.extraction.usage AS usage, c.extraction.usageFrom AS usageFrom "
            + $"FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.id IN ({Names("@id", ids.Count)})", bank, life, ItemKind.Document),
        "@id",
        ids);

    public static QueryDefinition Operations(BankId bank, string life, string? type, int limit, int offset) =>
        Typed("SELECT * FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind", " ORDER BY c.createdAt DESC, c.id ASC OFFSET @offset LIMIT @limit", bank, life, type)
            .WithParameter("@offset", offset)
            .WithParameter("@limit", limit);

    public static QueryDefinition CountOperations(BankId bank, string life, string? type) =>
        Typed("SELECT VALUE COUNT(1) FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind", "", bank, life, type);

    public static QueryDefinition ChunkHashes(BankId bank, string life, string documentLife, int top) =>
        Of("SELECT TOP @top VALUE c.hash FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind = @kind AND c.documentLife = @document", bank, life, ItemKind.Chunk)
            .WithParameter("@top", top)
            .WithParameter("@document", documentLife);

    public static QueryDefinition ByVector(BankId bank, BankView view, ReadOnlyMemory<float> vector, MemoryFilter filter, CandidateDepth depth, int top) =>
        Filtered(
            $"SELECT TOP @top {Columns(depth)}, VectorDistance(c.embedding, @vector) AS similarity FROM c WHERE ",
            " ORDER BY VectorDistance(c.embedding, @vector)", bank, view, filter)
            .WithParameter("@top", top)
            .WithParameter("@vector", vector.ToArray());

    public static QueryDefinition ByTerms(BankId bank, BankView view, IReadOnlyList<string> terms, bool newest, MemoryFilter filter, CandidateDepth depth, int top) =>
        With(
            Filtered(
                $"SELECT TOP @top {Columns(depth)} FROM c WHERE ",
                $" AND ARRAY_CONTAINS_ANY(c.terms, {Names("@term", terms.Count)})" + (newest ? Newest : ""), bank, view, filter).WithParameter("@top", top),
            "@term", terms);

    public static QueryDefinition ByTime(BankId bank, BankView view, DateTimeOffset from, DateTimeOffset to, MemoryFilter filter, CandidateDepth depth, int top) =>
        Filtered(
            $"SELECT TOP @top {Columns(depth)} FROM c WHERE ",
            " AND ((c.about.occurredStart < @until AND c.about.occurredEnd >= @from) OR (c.about.mentionedAt >= @from AND c.about.mentionedAt < @until))" + Newest,
            bank, view, filter)
            .WithParameter("@top", top)
            .WithParameter("@from", SortableTime.Write(from))
            .WithParameter("@until", SortableTime.Write(to));

    public static QueryDefinition ByIds(BankId bank, BankView view, IReadOnlyList<string> ids) => With(
        Filtered($"SELECT {Unit} FROM c WHERE ", $" AND c.memoryId IN ({Names("@id", ids.Count)})", bank, view, MemoryFilter.None), "@id", ids);

    public static QueryDefinition WholeByIds(BankId bank, BankView view, IReadOnlyList<string> ids) => With(
        Filtered($"SELECT {Unit}, c.index FROM c WHERE ", $" AND c.memoryId IN ({Names("@id", ids.Count)})", bank, view, MemoryFilter.None), "@id", ids);

    public static QueryDefinition Groups(BankId bank, BankView view, IReadOnlyList<string> groups) =>
        With(Viewed($"SELECT {Seen} FROM c WHERE ", $" AND c.groupId IN ({Names("@group", groups.Count)})", bank, view), "@group", groups);

    public static QueryDefinition Heads(BankId bank, BankView view, IReadOnlyList<string> groups, IReadOnlyList<string> documentLives)
    {
        var behind = $" AND c.groupId IN ({Names("@group", groups.Count)}) AND (c.kind = @kind OR c.documentLife IN ({Names("@life", documentLives.Count)}))";
        return With(With(Viewed($"SELECT {Seen} FROM c WHERE ", behind, bank, view), "@group", groups), "@life", documentLives);
    }

    public static QueryDefinition Superseders(BankId bank, BankView view, IReadOnlyList<string> groups) =>
        With(Viewed($"SELECT {Seen} FROM c WHERE ", $" AND ARRAY_CONTAINS_ANY(c.supersedes, {Names("@group", groups.Count)})", bank, view), "@group", groups);

    public static QueryDefinition Facts(BankId bank, BankView view, IReadOnlyList<string> ids) =>
        With(Viewed("SELECT * FROM c WHERE ", $" AND c.memoryId IN ({Names("@id", ids.Count)})", bank, view), "@id", ids);

    public static QueryDefinition Citing(BankId bank, BankView view, IReadOnlyList<string> turns) =>
        With(Viewed("SELECT * FROM c WHERE ", $" AND ARRAY_CONTAINS_ANY(c.cites, {Names("@turn", turns.Count)})", bank, view), "@turn", turns);

    public static QueryDefinition List(BankId bank, BankView view, MemoryListQuery query)
    {
        var listed = Filtered(
            $"SELECT {Unit} FROM c WHERE ",
            Asked(query) + " ORDER BY c.createdAt DESC, c.id ASC OFFSET @offset LIMIT @limit", bank, view, MemoryFilter.None with { Condition = query.Condition })
            .WithParameter("@offset", query.Offset)
            .WithParameter("@limit", query.Limit);
        return Ask(listed, query);
    }

    public static QueryDefinition Count(BankId bank, BankView view, MemoryListQuery query) =>
        Ask(Filtered("SELECT VALUE COUNT(1) FROM c WHERE ", Asked(query), bank, view, MemoryFilter.None with { Condition = query.Condition }), query);

    public static QueryDefinition DocumentMemories(BankId bank, BankView view, string documentLife, int fromLine, int toLine) =>
        Viewed(
            $"SELECT {Seen} FROM c WHERE ",
            " AND c.documentLife = @document AND c.line >= @from AND c.line < @to ORDER BY c.line", bank, view)
            .WithParameter("@document", documentLife)
            .WithParameter("@from", fromLine)
            .WithParameter("@to", toLine);

    public static QueryDefinition Leftovers(BankId bank, string life, string documentLife, int top) =>
        Of($"SELECT TOP @top {Seen} FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind IN (@kind, @fact) "
            + "AND (c.documentLife = @document OR ARRAY_CONTAINS(c.sourceLives, @document))", bank, life, ItemKind.Memory)
            .WithParameter("@fact", ItemKind.Fact)
            .WithParameter("@top", top)
            .WithParameter("@document", documentLife);

    public static QueryDefinition Generation(BankId bank, string life, string generation, int top) =>
        Of("SELECT TOP @top c.memoryId, c.revision, c.generation FROM c WHERE c.bank = @bank AND c.life = @life AND c.kind IN (@kind, @fact) "
            + "AND (c.generation = @generation OR c.retiredBy = @generation)", bank, life, ItemKind.Memory)
            .WithParameter("@fact", ItemKind.Fact)
            .WithParameter("@top", top)
            .WithParameter("@generation", generation);

    private static string Columns(CandidateDepth depth) => depth == CandidateDepth.Whole ? Candidate : Name;

    private static QueryDefinition Typed(string before, string behind, BankId bank, string life, string? type) => type is null
        ? Of(before + behind, bank, life, ItemKind.Operation)
        : Of(before + " AND c.type = @type" + behind, bank, life, ItemKind.Operation).WithParameter("@type", type);

    private static QueryDefinition Of(string text, BankId bank, string life, string kind) => new QueryDefinition(text)
        .WithParameter("@bank", bank.Path)
        .WithParameter("@life", life)
        .WithParameter("@kind", kind);

    /// <summary>A query over the memories that a view shows and a filter lets through.</summary>
    private static QueryDefinition Filtered(string before, string behind, BankId bank, BankView view, MemoryFilter filter)
    {
        var text = new StringBuilder(before).Append("c.bank = @bank AND c.life = @life AND c.kind = @kind");
        AppendView(text, view);
        if (filter.Types.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" AND c.type IN ({Names("@type", filter.Types.Count)})");
        }

        var conditions = ConditionSql.Of(filter.Conditions);
        text.Append(conditions.Text);
        if (filter.At is not null)
        {
            text.Append(NotExpired);
        }

        var query = Of(text.Append(behind).ToString(), bank, view.Life, ItemKind.Memory).WithParameter("@at", view.Version);
        With(query, "@generation", view.Generations);
        With(query, "@hidden", view.Hidden);
        With(query, "@type", filter.Types);
        _ = filter.At is { } now ? query.WithParameter("@now", SortableTime.Write(now)) : query;
        return conditions.AddTo(query);
    }

    /// <summary>A query over all facts that a view has, whether readers see them or not.</summary>
    private static QueryDefinition Viewed(string before, string behind, BankId bank, BankView view)
    {
        var text = new StringBuilder(before).Append("c.bank = @bank AND c.life = @life AND c.kind IN (@kind, @fact)");
        AppendView(text, view);
        var query = Of(text.Append(behind).ToString(), bank, view.Life, ItemKind.Memory).WithParameter("@fact", ItemKind.Fact).WithParameter("@at", view.Version);
        With(query, "@generation", view.Generations);
        return With(query, "@hidden", view.Hidden);
    }

    /// <summary>
    /// Committed by the view's version, or under a generation that the header has made visible; not taken away by either; of
    /// no document that is deleted.
    /// </summary>
    private static void AppendView(StringBuilder text, BankView view)
    {
        if (view.Generations.Count == 0)
        {
            text.Append(" AND c.since <= @at AND c.until > @at");
        }
        else
        {
            var generations = Names("@generation", view.Generations.Count);
            text.Append(CultureInfo.InvariantCulture, $" AND (c.since <= @at OR c.generation IN ({generations})) AND c.until > @at")
                .Append(CultureInfo.InvariantCulture, $" AND (NOT IS_DEFINED(c.retiredBy) OR c.retiredBy NOT IN ({generations}))");
        }

        if (view.Hidden.Count > 0)
        {
            var hidden = Names("@hidden", view.Hidden.Count);
            text.Append(CultureInfo.InvariantCulture, $" AND c.documentLife NOT IN ({hidden})")
                .Append(CultureInfo.InvariantCulture, $" AND (NOT IS_DEFINED(c.sourceLives) OR NOT ARRAY_CONTAINS_ANY(c.sourceLives, {hidden}))");
        }
    }

    private static string Asked(MemoryListQuery query) =>
        (query.Type is null ? "" : " AND c.type = @asked")
        + (query.DocumentId is null ? "" : " AND c.documentId = @document")
        + (query.At is null ? "" : NotExpired)
        + (query.Entity is null ? "" : $" AND ARRAY_CONTAINS_ANY(c.about.entities, {Names("@entity", query.Entity.Count)})")
        + (query.IsConsolidated is not { } done ? "" : $" AND IS_DEFINED(c.cites) AND c.type != '{Observation.Type}' AND c.since {(done ? "<=" : ">")} @looked")
        + (query.Text is null ? "" : " AND CONTAINS(c.text, @text, true)");

    private static QueryDefinition Ask(QueryDefinition definition, MemoryListQuery query)
    {
        _ = query.Type is null ? definition : definition.WithParameter("@asked", query.Type);
        _ = query.DocumentId is null ? definition : definition.WithParameter("@document", query.DocumentId);
        _ = query.At is { } now ? definition.WithParameter("@now", SortableTime.Write(now)) : definition;
        for (var at = 0; at < query.Entity?.Count; at++)
        {
            definition.WithParameter(string.Create(CultureInfo.InvariantCulture, $"@entity{at}"), query.Entity[at]);
        }

        _ = query.IsConsolidated is null ? definition : definition.WithParameter("@looked", query.ConsolidatedTo);
        return query.Text is null ? definition : definition.WithParameter("@text", query.Text);
    }

    private static string Names(string name, int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(at => name + at.ToString(CultureInfo.InvariantCulture)));

    private static QueryDefinition With(QueryDefinition query, string name, IReadOnlyList<string> values)
    {
        for (var at = 0; at < values.Count; at++)
        {
            query.WithParameter(name + at.ToString(CultureInfo.InvariantCulture), values[at]);
        }

        return query;
    }
}
