using System.Collections.Frozen;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Embedded.Models.Concepts;

/// <summary>
/// Lemmas that stand in every conversation and say little of what it is about. No text knows how rare its words are elsewhere; that
/// these are not, is known beforehand.
/// </summary>
internal static class CommonUnits
{
    private const float CommonWeight = 0.3f;

    private static readonly FrozenSet<string> Lemmas = (
        "able actually always amazing ask awesome away back bad begin best better big bit bring call care change chat come cool day end enjoy "
        + "even ever excite face feel feeling find fine first fun get give glad go good great guess guy happen happy hard hear help hey hi high "
        + "hope idea important keep kind know last late later let life like little long look lot love maybe mean meet mind minute moment month morning "
        + "move much need never new next nice night now oh okay old one open part people person place plan play point pretty probably put quite read "
        + "ready really reason right say see seem set share show small sound special start stay still stop stuff super support sure take "
        + "talk tell thank thanks thing think time today together tomorrow try turn two use want watch way week well wonderful word work wow year "
        + "yeah yes yesterday yet").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static float Weight(ConceptUnit unit) => Lemmas.Contains(unit.Text) ? CommonWeight : 1;
}
