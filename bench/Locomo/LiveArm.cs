using System.Globalization;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>A way to answer the questions: what is measured, and the controls that say what the figure is worth.</summary>
/// <param name="Name">As it stands in files and tables.</param>
/// <param name="Kind">What the answerer is given.</param>
/// <param name="Tokens">The most tokens of it.</param>
internal sealed record LiveArm(string Name, LiveArmKind Kind, int Tokens)
{
    /// <summary>Memories at each budget, then the controls.</summary>
    public static IReadOnlyList<LiveArm> All(IEnumerable<int> budgets, int window) =>
    [
        .. budgets.Distinct().Order().Select(tokens => new LiveArm(string.Create(CultureInfo.InvariantCulture, $"memories-{tokens}"), LiveArmKind.Memories, tokens)),
        new("full-context", LiveArmKind.Full, window),
        new("no-memory", LiveArmKind.None, 0),
        new("vague", LiveArmKind.Vague, 0),
    ];
}
