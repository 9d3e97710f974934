namespace MemoryFunctions.Core.Memories;

/// <summary>
/// A fact whose words stayed while what surrounds it changed: its place, its neighbours, or what the caller said about it.
/// The unit's id, text and type are those of the fact.
/// </summary>
/// <param name="Unit">The fact as it is to be.</param>
/// <param name="Stamp"><inheritdoc cref="DocumentMemory.Stamp"/></param>
/// <param name="Group"><inheritdoc cref="IndexedMemory.Group"/></param>
/// <param name="Terms"><inheritdoc cref="IndexedMemory.Terms"/></param>
/// <param name="Index"><inheritdoc cref="IndexedMemory.Index"/></param>
/// <param name="Before">The fact as it was.</param>
public sealed record MemoryPatch(
    MemoryUnit Unit, string Stamp, string Group, IReadOnlyList<string> Terms, TermIndex Index, DocumentMemory Before)
{
    public FactKey Key => Before.Key;

    /// <summary>Whether a person has had a say: its words stay, and what is known of them, and what that person set.</summary>
    public bool MovesOnly => Before.Curation is { IsChange: true };

    /// <summary>Whether the fact takes the caller's word for a part, where it only moves.</summary>
    public bool Takes(EditedParts part) => Before.Curation is { IsDeleted: false } curation && !curation.Parts.HasFlag(part);

    /// <summary>The unit after the patch.</summary>
    internal MemoryUnit Of(MemoryUnit unit) => !MovesOnly ? Unit : unit with
    {
        SourceTurns = Unit.SourceTurns,
        ChunkId = Unit.ChunkId,
        Context = Takes(EditedParts.Context) ? Unit.Context : unit.Context,
        Metadata = Takes(EditedParts.Metadata) ? Unit.Metadata : unit.Metadata,
        Tags = Takes(EditedParts.Tags) ? Unit.Tags : unit.Tags,
    };
}
