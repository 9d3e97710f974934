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

    public static EntityGraphResponse ToResponse(EntityCensus census, IReadOnlyList<EntityTie> ties, int limit)
    {
        IReadOnlyList<EntityTie> shown = [.. ties.Take(limit)];
        return new EntityGraphResponse
        {
            Nodes =
            [
                .. shown.SelectMany(tie => new[] { tie.One, tie.Other }).DistinctBy(entity => entity.Id, StringComparer.Ordinal)
                    .Select(entity => new GraphNode(new GraphNodeData { Id = entity.Id, Label = entity.Name, MentionCount = entity.Memories.Count })),
            ],
            Edges =
            [
                .. shown.Select(tie => new GraphEdge(new GraphEdgeData
                {
                    Id = $"{tie.One.Id}-{tie.Other.Id}", Source = tie.One.Id, Target = tie.Other.Id, LinkType = "cooccurrence", CooccurrenceCount = tie.Count,
                })),
            ],
            TotalEntities = census.Entities.Count,
            TotalEdges = ties.Count,
            Limit = limit,
        };
    }

    public static GraphDataResponse ToGraph(MemoryPage page, int limit) => new()
    {
        Nodes = [.. page.Items.Select(memory => new GraphNode(new GraphNodeData { Id = memory.Id, Label = memory.Text, FactType = memory.Type }))],
        Edges =
        [
            .. MemoryGraph.Ties(page.Items).Select(tie => new GraphEdge(new GraphEdgeData
            {
                Id = $"{tie.From}-{tie.To}-{tie.Entity}", Source = tie.From, Target = tie.To, LinkType = tie.Entity is null ? "source" : "entity", EntityName = tie.Entity,
            })),
        ],
        TableRows = [.. page.Items.Select(ListMapping.ToItem)],
        TotalUnits = page.Total,
        Limit = limit,
    };
}
