using System.Globalization;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Http.Api;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's changes of a memory and the product's.</summary>
internal static class CurationMapping
{
    public const string Invalidated = "invalidated";
    public const string Valid = "valid";

    public static MemoryEdit ToEdit(UpdateMemoryRequest request) => request == new UpdateMemoryRequest { Reason = request.Reason }
        ? throw new InvalidInputException("text", "nothing is to be changed: at least one of text, context, occurred_start, occurred_end, fact_type, entities, state, tags, metadata")
        : new MemoryEdit
        {
            Text = request.Text,
            Context = request.Context,
            OccurredStart = ToTime(request.OccurredStart, "occurred_start"),
            OccurredEnd = ToTime(request.OccurredEnd, "occurred_end"),
            Type = request.FactType,
            Entities = request.Entities,
            Tags = request.Tags,
            Metadata = request.Metadata,
            State = ToState(request.State),
            Reason = request.Reason,
        };

    public static MemoryResponse ToResponse(CuratedMemory curated, IReadOnlyList<MemoryUnit> sources, IReadOnlyList<HistoryEntry> history)
    {
        var memory = curated.Memory;
        return new MemoryResponse
        {
            Id = memory.Id,
            Text = memory.Text,
            Context = memory.Context ?? "",
            Date = (memory.MentionedAt ?? memory.OccurredStart)?.ToString("O", CultureInfo.InvariantCulture) ?? "",
            Type = memory.Type,
            DocumentId = Observation.IsOne(memory) ? null : memory.DocumentId,
            MentionedAt = memory.MentionedAt,
            OccurredStart = memory.OccurredStart,
            OccurredEnd = memory.OccurredEnd,
            ExpiresAt = memory.ExpiresAt,
            Entities = memory.Entities,
            ChunkId = Observation.IsOne(memory) ? null : memory.ChunkId,
            ProofCount = memory.ProofCount,
            Tags = memory.Tags,
            Metadata = memory.Metadata,
            State = ToWord(curated.State),
            InvalidationReason = curated.Reason,
            InvalidatedAt = curated.InvalidatedAt,
            EditedAt = memory.EditedAt,
            UpdatedAt = memory.UpdatedAt,
            SourceMemoryIds = memory.Cites,
            SourceMemories = [.. sources.Select(ToSource)],
            History = ToHistory(history.Skip(1)),
        };
    }

    public static IReadOnlyList<HistoryItem> ToHistory(IEnumerable<HistoryEntry> history) =>
    [
        .. history.Select(entry => new HistoryItem
        {
            Id = entry.Id,
            Event = entry.Event switch { HistoryEvent.Add => "ADD", HistoryEvent.Update => "UPDATE", _ => "DELETE" },
            PreviousText = entry.Old,
            NewText = entry.New,
            ChangedAt = entry.At,
        }),
    ];

    public static string ToWord(MemoryState state) => state == MemoryState.Valid ? Valid : Invalidated;

    private static SourceMemory ToSource(MemoryUnit source) => new()
    {
        Id = source.Id,
        Text = source.Text,
        Type = source.Type,
        Context = source.Context,
        OccurredStart = source.OccurredStart,
        MentionedAt = source.MentionedAt,
    };

    private static MemoryState? ToState(string? state) => state switch
    {
        null => null,
        Valid => MemoryState.Valid,
        Invalidated => MemoryState.Invalidated,
        _ => throw new InvalidInputException("state", $"must be {Valid} or {Invalidated}"),
    };

    private static Change<DateTimeOffset>? ToTime(string? text, string field) => text switch
    {
        null => null,
        "" => new Change<DateTimeOffset>(null),
        _ => IsoTime.TryParse(text, out var time) ? new Change<DateTimeOffset>(time) : throw new InvalidInputException(field, "must be an ISO 8601 date-time, or empty for none"),
    };
}
