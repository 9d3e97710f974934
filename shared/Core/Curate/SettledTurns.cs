using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Curate;

/// <summary>
/// Turns about which a person has had a say: one that was reworded or taken away, or from which a fact was stated that was
/// curated. The facts that they have stay as they are, and no other is stated from them: it would say again what a person has
/// corrected, in whatever words.
/// </summary>
internal sealed class SettledTurns
{
    public static readonly SettledTurns None = new(new HashSet<string>(StringComparer.Ordinal));

    private readonly IReadOnlySet<string> groups;

    private SettledTurns(IReadOnlySet<string> groups) => this.groups = groups;

    public bool Contains(DocumentMemory turn) => groups.Contains(turn.Group);

    /// <summary>Those among the given turns, whichever document the person found the words in.</summary>
    public static async Task<SettledTurns> AmongAsync(
        IMemoryStore memories, BankId bank, BankView view, IReadOnlyCollection<DocumentMemory> turns, CancellationToken cancellationToken)
    {
        if (turns.Count == 0 || !(await memories.ReadStatisticsAsync(bank, view.Life, cancellationToken).ConfigureAwait(false)).Curated)
        {
            return None;
        }

        var asked = turns.Select(turn => turn.Group).ToHashSet(StringComparer.Ordinal);
        var members = await memories.ReadGroupsAsync(bank, view, asked, cancellationToken).ConfigureAwait(false);
        var groupOf = members.ToDictionary(turn => turn.Id, turn => turn.Group, StringComparer.Ordinal);
        var citing = await memories.ReadCitingAsync(bank, view, groupOf.Keys, cancellationToken).ConfigureAwait(false);
        return new SettledTurns(members.Where(turn => turn.Curation is { Rewords: true }).Select(turn => turn.Group)
            .Concat(citing.Where(fact => fact.Curation is { IsChange: true }).SelectMany(fact => fact.Unit.Cites).Where(groupOf.ContainsKey).Select(id => groupOf[id]))
            .ToHashSet(StringComparer.Ordinal));
    }
}
