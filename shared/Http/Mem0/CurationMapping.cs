using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Between the contract's changes of memories and the product's.</summary>
internal static class CurationMapping
{
    public static MemoryEdit ToEdit(Mem0UpdateRequest request)
    {
        if (request is { Text: null, Metadata: null, Timestamp: null, ExpirationDate: null })
        {
            throw new InvalidInputException("text", "or metadata, timestamp or expiration_date is needed");
        }

        return new MemoryEdit
        {
            Text = request.Text,
            Metadata = request.Metadata is { ValueKind: not JsonValueKind.Null } metadata ? AddMapping.ToMetadata(metadata) : null,
            MentionedAt = AddMapping.ToTime(request.Timestamp),
            ExpiresAt = request.ExpirationDate is { } date ? new Change<DateTimeOffset>(ToExpiration(date)) : null,
        };
    }

    public static IReadOnlyList<Mem0HistoryEntry> ToHistory(BankId bank, MemoryUnit unit, IReadOnlyList<HistoryEntry> history)
    {
        var memory = MemoryMapping.Of(bank, unit);
        return
        [
            .. history.Select(entry => new Mem0HistoryEntry
            {
                Id = entry.Id,
                MemoryId = unit.Id,
                Input = entry is { Event: HistoryEvent.Add, New: { } said } && MemoryMapping.RoleOf(unit, said) is { } role ? [new Mem0Input(role, Words(unit, said)!)] : [],
                OldMemory = Words(unit, entry.Old),
                NewMemory = Words(unit, entry.New),
                Event = entry.Event switch
                {
                    HistoryEvent.Add => "ADD",
                    HistoryEvent.Update => "UPDATE",
                    _ => "DELETE",
                },
                UserId = memory.UserId,
                AgentId = memory.AgentId,
                AppId = memory.AppId,
                RunId = memory.RunId,
                SessionId = memory.SessionId,
                Categories = memory.Categories!,
                Metadata = memory.Metadata!,
                CreatedAt = entry.At,
                UpdatedAt = entry.At,
            }),
        ];
    }

    private static string? Words(MemoryUnit unit, string? text) =>
        text is not null && MemoryMapping.RoleOf(unit, text) is { } role ? text[(role.Length + 2)..] : text;

    private static DateTimeOffset? ToExpiration(JsonElement date) =>
        date.ValueKind == JsonValueKind.Null ? null : Expiration.Read(FilterValue.Text(date, "expiration_date"));
}
