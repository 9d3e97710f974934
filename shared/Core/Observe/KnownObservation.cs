using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Observe;

/// <summary>An observation as it stands while a batch of facts is looked at.</summary>
internal sealed record KnownObservation
{
    /// <summary>The id that it had before; null for a new one.</summary>
    public string? Id { get; init; }

    public required string Entity { get; init; }

    public required string Text { get; init; }

    /// <summary>Ids of the facts that bear it out.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>Whether this batch made or changed it.</summary>
    public bool IsChanged { get; init; }

    public static KnownObservation Of(MemoryUnit unit) => new()
    {
        Id = unit.Id,
        Entity = unit.Entities.Count > 0 ? unit.Entities[0] : "",
        Text = unit.Text,
        Sources = unit.Cites,
    };
}
