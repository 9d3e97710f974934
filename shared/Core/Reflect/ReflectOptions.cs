using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Reflect;

/// <summary>Settings under <c>Reflect</c>: how much an answer may go by, and how long it may take.</summary>
public sealed class ReflectOptions
{
    public const string Section = "Reflect";

    /// <summary>How many tokens the memories' texts may take together with budget low, mid and high.</summary>
    [SettingRange("Reflect:LowTokens", 100, 1_000_000)]
    public int LowTokens { get; set; } = 2_000;

    /// <inheritdoc cref="LowTokens"/>
    [SettingRange("Reflect:MidTokens", 100, 1_000_000)]
    public int MidTokens { get; set; } = 4_000;

    /// <inheritdoc cref="LowTokens"/>
    [SettingRange("Reflect:HighTokens", 100, 1_000_000)]
    public int HighTokens { get; set; } = 8_000;

    /// <summary>How long an answer may take, all its calls together: less than a host waits before it ends the request itself.</summary>
    [SettingRange("Reflect:Timeout", "00:00:01", "00:03:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    internal int Tokens(RecallBudget budget) => budget switch
    {
        RecallBudget.Low => LowTokens,
        RecallBudget.High => HighTokens,
        _ => MidTokens,
    };
}

/// <summary>Checks <see cref="ReflectOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ReflectOptionsValidator : IValidateOptions<ReflectOptions>;
