namespace MemoryFunctions.Core.Consolidate;

/// <summary>What somebody would do with a new fact, before it is held against the dates and the decisions before it.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Targets">Ids of the facts that it is about: one to merge with, at least one to supersede, otherwise none.</param>
/// <param name="Reason">Why; null where there is nothing to say.</param>
internal sealed record Verdict(VerdictAction Action, IReadOnlyList<string> Targets, string? Reason)
{
    public static readonly Verdict Add = new(VerdictAction.Add, [], null);
}
