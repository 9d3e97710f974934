using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>
/// What recalls have read of memories, good for one version of each: a search says which memories there are and under which version,
/// every time, and this says the rest (docs/decisions/0029).
/// </summary>
/// <param name="capacity">How many memories; 0 knows none.</param>
internal sealed class KnownMemories(int capacity)
{
    /// <summary>Longer texts are read each time: how much memory is taken must not depend on what is retained.</summary>
    public const int MaxText = 4_000;

    /// <summary>Of which share of its candidates the rest must have been known last time, for names to be enough the next.</summary>
    private const double EnoughKnown = 0.75;
    private const int Banks = 10_000;

    private readonly RecentlyUsed<MemoryCandidate> candidates = new(capacity);
    private readonly RecentlyUsed<VersionedMemory> units = new(capacity);
    private readonly RecentlyUsed<Share> shares = new(Banks);

    /// <summary>What to ask searches of a bank for.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="isLastRead">Whether what names leave open must be read together with how it is shown.</param>
    public CandidateDepth DepthFor(BankId bank, bool isLastRead) =>
        capacity > 0 && shares.Find(bank.Path) is { } share && (isLastRead ? share.Shown : share.Ranked) >= EnoughKnown ? CandidateDepth.Named : CandidateDepth.Whole;

    /// <summary>Takes down how much of a recall's candidates was known.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="all">How many there were.</param>
    /// <param name="ranked">Of how many what they are ranked by was known.</param>
    /// <param name="shown">Of how many of those also how they are shown; null where that was not looked at.</param>
    public void Report(BankId bank, int all, int ranked, int? shown)
    {
        if (all > 0)
        {
            var before = shown is null ? shares.Find(bank.Path)?.Shown ?? 0 : 0;
            shares.Keep(bank.Path, new Share((double)ranked / all, shown is { } count ? (double)count / all : before));
        }
    }

    /// <summary>The memory under the version that a search saw, with what it is ranked by; null where that is not known.</summary>
    public MemoryCandidate? Find(MemoryCandidate seen) =>
        seen.Version is { } version && candidates.Find(seen.Id) is { } known && string.Equals(known.Version, version, StringComparison.Ordinal) ? known : null;

    public void Keep(MemoryCandidate candidate)
    {
        if (candidate is { Version: not null, IsWhole: true })
        {
            candidates.Keep(candidate.Id, candidate.Similarity is null ? candidate : candidate with { Similarity = null });
        }
    }

    /// <summary>The memory as it is shown, under the version that it was ranked as; null where that is not known.</summary>
    public MemoryUnit? FindUnit(string id, string? version) =>
        version is not null && units.Find(id) is { } known && string.Equals(known.Version, version, StringComparison.Ordinal) ? known.Unit : null;

    public void Keep(VersionedMemory memory)
    {
        if (memory.Unit.Text.Length <= MaxText)
        {
            units.Keep(memory.Unit.Id, memory);
        }
    }

    private sealed record Share(double Ranked, double Shown);
}
