using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's numbers, entities and graphs and the product's.</summary>
internal static class OverviewMapping
{
    public static BankStatsResponse ToResponse(string bankId, BankNumbers numbers) => new()
    {
        BankId = bankId,
        TotalNodes = numbers.Memories.Values.Sum(),
        TotalDocuments = numbers.Documents,
        NodesByFactType = numbers.Memories,
        PendingOperations = numbers.Operations.GetValueOrDefault(OperationStatus.Pending) + numbers.Operations.GetValueOrDefault(OperationStatus.Processing),
        FailedOperations = numbers.Operations.GetValueOrDefault(OperationStatus.Failed),
        OperationsByStatus = numbers.Operations.ToDictionary(pair => OperationMapping.Word(pair.Key), pair => pair.Value, StringComparer.Ordinal),
        LastConsolidatedAt = numbers.ObservedAt,
        LastMemoryWriteAt = numbers.WrittenAt,
        PendingConsolidation = numbers.Unobserved,
        TotalObservations = numbers.Memories.GetValueOrDefault(Observation.Type),
    };

    public static EntityListItem ToItem(KnownEntity entity) => new()
    {
        Id = entity.Id,
        CanonicalName = entity.Name,
        MentionCount = entity.Memories.Count,
        FirstSeen = entity.FirstSeen,
        LastSeen = entity.LastSeen,
    };

    public static EntityDetailResponse ToResponse(KnownEntity entity, IReadOnlyList<MemoryUnit> said) => new()
    {
        Id = entity.Id,
        CanonicalName = entity.Name,
        MentionCount = entity.Memories.Count,
        FirstSeen = entity.FirstSeen,
        LastSeen = entity.LastSeen,
        Observations = [.. said.Select(memory => new EntityObservationResponse { Text = memory.Text, MentionedAt = memory.MentionedAt })],
    };
}
