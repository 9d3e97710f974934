using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Recall;

/// <summary>Settings under <c>Recall</c>.</summary>
public sealed class RecallOptions
{
    public const string Section = "Recall";

    /// <summary>How many candidates each arm may bring with budget low, mid and high.</summary>
    [SettingRange("Recall:LowCandidates", 1, 10_000)]
    public int LowCandidates { get; set; } = 100;

    /// <inheritdoc cref="LowCandidates"/>
    [SettingRange("Recall:MidCandidates", 1, 10_000)]
    public int MidCandidates { get; set; } = 300;

    /// <inheritdoc cref="LowCandidates"/>
    [SettingRange("Recall:HighCandidates", 1, 10_000)]
    public int HighCandidates { get; set; } = 1_000;

    /// <summary>How long an arm may take before the answer is made without it.</summary>
    [SettingRange("Recall:ArmTimeout", "00:00:00.050", "00:01:00")]
    public TimeSpan ArmTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many answers are remembered until their bank changes, some 100 KB each; 0 remembers none.</summary>
    [SettingRange("Recall:CachedAnswers", 0, 100_000)]
    public int CachedAnswers { get; set; } = 200;

    /// <summary>How many memories are remembered, each until it is written anew, some 3 KB each; 0 remembers none.</summary>
    [SettingRange("Recall:CachedMemories", 0, 1_000_000)]
    public int CachedMemories { get; set; } = 20_000;

    /// <summary>What ranking is to leave out, names with commas between: for measuring what each is worth.</summary>
    public RankingElements Without { get; set; }

    /// <summary>How many the arms bring that could go on for ever: by vector, by time.</summary>
    internal static int Nearest(int budget) => Math.Max(1, budget / 3);

    internal int Candidates(RecallBudget budget) => budget switch
    {
        RecallBudget.Low => LowCandidates,
        RecallBudget.High => HighCandidates,
        _ => MidCandidates,
    };
}

/// <summary>Checks <see cref="RecallOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class RecallOptionsValidator : IValidateOptions<RecallOptions>;
