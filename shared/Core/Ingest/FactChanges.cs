using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Ingest;

/// <summary>What a commit changes among a bank's facts.</summary>
internal record FactChanges
{
    /// <summary>Facts to make, or to write anew because they go in or out of sight.</summary>
    public IReadOnlyList<IndexedMemory> Added { get; init; } = [];

    public IReadOnlyList<MemoryPatch> Patched { get; init; } = [];

    /// <summary>Facts that go: what they were said in is gone, or they are written anew.</summary>
    public IReadOnlyList<DocumentMemory> Retired { get; init; } = [];

    public IReadOnlyList<ProofChange> Proven { get; init; } = [];

    /// <summary>Ids of facts that are scoped otherwise now: an observation that they bore out for others is not theirs any more.</summary>
    public IReadOnlyList<string> Rescoped { get; init; } = [];

    /// <summary>Ids of facts that observations are to look at again.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    public bool IsEmpty => Count == 0;

    public int Count => Added.Count + Patched.Count + Retired.Count + Proven.Count;

    /// <summary>The bank's statistics after all of it.</summary>
    public BankStatistics Apply(BankStatistics statistics) => statistics.Change(
        [.. Added.Where(fact => fact.Shown).Select(fact => fact.Index), .. Patched.Where(patch => patch.Before.Shown).Select(patch => patch.Index)],
        [.. Retired.Where(fact => fact.Shown).Select(fact => fact.Index), .. Patched.Where(patch => patch.Before.Shown).Select(patch => patch.Before.Index)]);
}
