using System.Globalization;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Overview;

namespace MemoryFunctions.Http.Banks;

/// <summary>From memories and entities to the contract's graphs.</summary>
internal static class GraphMapping
{
    private const int MaxLabel = 30;
    private const string NoTie = "#e0e0e0";
    private const string OneTie = "#90caf9";
    private const string ManyTies = "#42a5f5";
    private const string ByEntity = "#ffd700";
    private const string Otherwise = "#999999";

    public static EntityGraphResponse ToResponse(EntityCensus census, IReadOnlyList<EntityTie> ties, int limit)
    {
        IReadOnlyList<EntityTie> shown = [.. ties.Take(limit)];
        return new EntityGraphResponse
        {
            Nodes = [.. shown.SelectMany(tie => new[] { tie.One, tie.Other }).DistinctBy(entity => entity.Id, StringComparer.Ordinal).Select(ToNode)],
            Edges =
            [
                .. shown.Select(tie => new GraphEdge(new GraphEdgeData
                {
                    Id = $"{tie.One.Id}-{tie.Other.Id}", Source = tie.One.Id, Target = tie.Other.Id, LinkType = "cooccurrence", Weight = tie.Count, Color = ByEntity,
                })),
            ],
            TotalEntities = census.Entities.Count,
            TotalEdges = ties.Count,
            Limit = limit,
        };
    }

    public static GraphDataResponse ToResponse(MemoryPage page, int limit) => new()
    {
        Nodes = [.. page.Items.Select(ToNode)],
        Edges =
        [
            .. MemoryGraph.Ties(page.Items).Select(tie => new GraphEdge(new GraphEdgeData
            {
                Id = $"{tie.From}-{tie.To}-{tie.Entity}",
                Source = tie.From,
                Target = tie.To,
                LinkType = tie.Entity is null ? "source" : "entity",
                Weight = 1,
                EntityName = tie.Entity ?? "",
                Color = tie.Entity is null ? Otherwise : ByEntity,
            })),
        ],
        TableRows = [.. page.Items.Select(ListMapping.ToItem)],
        TotalUnits = page.Total,
        Limit = limit,
    };

    private static GraphNode ToNode(KnownEntity entity) =>
        new(new GraphNodeData { Id = entity.Id, Label = entity.Name, MentionCount = entity.Memories.Count, Color = entity.Memories.Count > 1 ? ManyTies : OneTie });

    private static GraphNode ToNode(MemoryUnit memory) => new(new GraphNodeData
    {
        Id = memory.Id,
        Label = Beginning(memory.Text),
        Text = memory.Text,
        Date = (memory.OccurredStart ?? memory.MentionedAt)?.ToString("O", CultureInfo.InvariantCulture) ?? "",
        Context = memory.Context ?? "",
        Entities = memory.Entities.Count > 0 ? string.Join(", ", memory.Entities) : "None",
        Color = memory.Entities.Count switch { 0 => NoTie, 1 => OneTie, _ => ManyTies },
    });

    /// <summary>No character is cut in two.</summary>
    private static string Beginning(string text)
    {
        var whole = new StringInfo(text);
        return whole.LengthInTextElements > MaxLabel ? whole.SubstringByTextElements(0, MaxLabel) + "..." : text;
    }
}
