using System.Globalization;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's listings and the product's.</summary>
internal static class ListMapping
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;
    private const int MaxOffset = 1_000_000;

    /// <exception cref="Problems.InvalidRequestException">A parameter is at fault.</exception>
    public static (int Limit, int Offset) ToPage(QueryReader query) =>
        (query.Integer("limit", DefaultLimit, 1, MaxLimit), query.Integer("offset", 0, 0, MaxOffset));

    /// <summary>What a listing is narrowed to by tags; null where it is not.</summary>
    /// <exception cref="Problems.InvalidRequestException">A parameter is at fault.</exception>
    public static TagFilter? ToTags(QueryReader query)
    {
        var match = query.Choice("tags_match", "any", "all", "exact") switch { "all" => TagsMatch.All, "exact" => TagsMatch.Exact, _ => TagsMatch.Any };
        return query.Texts("tags") is { Count: > 0 } tags ? new TagFilter(tags, match) : null;
    }

    /// <exception cref="Problems.InvalidRequestException">A parameter is at fault.</exception>
    public static (MemoryListQuery Query, string? Entity) ToMemoryQuery(QueryReader query, out bool isInvalidated)
    {
        var (limit, offset) = ToPage(query);
        var (state, tags) = (query.Choice("consolidation_state", "done", "pending", "failed"), ToTagFilter(query, TagsMatch.Any));
        var request = new MemoryListQuery
        {
            Limit = limit,
            Offset = offset,
            Type = query.Choice("type", "world", "experience", "observation"),
            Text = query.Text("q"),
            DocumentId = query.Text("document_id"),
            IsConsolidated = state switch { "done" => true, "pending" => false, _ => null },

            // What cannot be consolidated is tried again until it can: no memory stays failed.
            Condition = state == "failed" ? new AnyOf([]) : tags.IsOpen ? null : new HasTags(tags),
        };
        var entity = query.Text("entity_id");
        isInvalidated = query.Choice("state", CurationMapping.Valid, CurationMapping.Invalidated) is CurationMapping.Invalidated;
        query.Finish();
        return (request, entity);
    }

    /// <exception cref="Problems.InvalidRequestException">A parameter is at fault.</exception>
    public static DocumentListQuery ToDocumentQuery(QueryReader query)
    {
        var (limit, offset) = ToPage(query);
        var request = new DocumentListQuery { Limit = limit, Offset = offset, Text = query.Text("q"), Tags = ToTagFilter(query, TagsMatch.AnyStrict) };
        query.Finish();
        return request;
    }

    public static ListMemoryUnitsResponse ToResponse(MemoryListQuery query, IReadOnlyList<CuratedMemory> invalidated, int total) => new()
    {
        Items =
        [
            .. invalidated.Select(curated => ToItem(curated.Memory) with
            {
                State = CurationMapping.ToWord(curated.State),
                InvalidationReason = curated.Reason,
                InvalidatedAt = curated.InvalidatedAt,
            }),
        ],
        Total = total,
        Limit = query.Limit,
        Offset = query.Offset,
    };

    public static ListMemoryUnitsResponse ToResponse(MemoryListQuery query, MemoryPage page) => new()
    {
        Items = [.. page.Items.Select(ToItem)],
        Total = page.Total,
        Limit = query.Limit,
        Offset = query.Offset,
    };

    public static DocumentItem ToItem(string bankId, DocumentSummary document) => new()
    {
        Id = document.Id,
        BankId = bankId,
        ContentHash = document.ContentHash,
        CreatedAt = document.CreatedAt,
        UpdatedAt = document.UpdatedAt,
        TextLength = document.TextLength,
        MemoryUnitCount = document.MemoryCount,
        RetainParams = new RetainParams { Context = document.Context },
        DocumentMetadata = document.Metadata,
        Tags = document.Tags,
    };

    private static TagFilter ToTagFilter(QueryReader query, TagsMatch usual)
    {
        var match = query.Choice("tags_match", "any", "all", "any_strict", "all_strict", "exact") switch
        {
            "any" => TagsMatch.Any,
            "all" => TagsMatch.All,
            "any_strict" => TagsMatch.AnyStrict,
            "all_strict" => TagsMatch.AllStrict,
            "exact" => TagsMatch.Exact,
            _ => usual,
        };
        var filter = new TagFilter(query.Texts("tags"), match);
        query.Check("tags", () => filter.Check("tags"));
        return filter;
    }

    public static MemoryUnitItem ToItem(MemoryUnit memory) => new()
    {
        Id = memory.Id,
        Text = memory.Text,
        Context = memory.Context ?? "",
        Date = (memory.MentionedAt ?? memory.OccurredStart)?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        FactType = memory.Type,
        Category = memory.Category,
        Permanence = memory.Cites.Count == 0 || Observation.IsOne(memory) ? null : Word(memory.Permanence),
        ExpiresAt = memory.ExpiresAt,
        Confidence = memory.Cites.Count == 0 || Observation.IsOne(memory) ? null : memory.Confidence,
        DocumentId = Observation.IsOne(memory) ? null : memory.DocumentId,
        MentionedAt = memory.MentionedAt,
        OccurredStart = memory.OccurredStart,
        OccurredEnd = memory.OccurredEnd,
        Entities = string.Join(", ", memory.Entities),
        ChunkId = Observation.IsOne(memory) ? null : memory.ChunkId,
        SourceMemoryIds = memory.Cites,
        ProofCount = memory.ProofCount,
        Tags = memory.Tags,
        Metadata = memory.Metadata,
        EditedAt = memory.EditedAt,
        UpdatedAt = memory.UpdatedAt,
        SourceTurns = memory.SourceTurns,
    };

    private static string Word(Permanence permanence) => permanence switch
    {
        Permanence.Permanent => "permanent",
        Permanence.LongTerm => "long_term",
        _ => "short_term",
    };
}
