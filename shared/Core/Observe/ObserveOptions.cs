using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Observe;

/// <summary>Settings under <c>Observe</c>: what observations are made of.</summary>
public sealed class ObserveOptions
{
    public const string Section = "Observe";

    /// <summary>Whether observations are made in banks that do not say.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many facts there must be before an observation is looked for.</summary>
    [SettingRange("Observe:MinFacts", 2, 1_000)]
    public int MinFacts { get; set; } = 3;

    /// <summary>How many new facts are looked at without waiting for more.</summary>
    [SettingRange("Observe:NewFacts", 1, 10_000)]
    public int NewFacts { get; set; } = 16;

    /// <summary>How long fewer new facts wait at most.</summary>
    [SettingRange("Observe:MaxWait", "00:00:00", "30.00:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How many new facts one call to the model looks at.</summary>
    [SettingRange("Observe:FactsPerCall", 1, 200)]
    public int FactsPerCall { get; set; } = 32;

    /// <summary>How many facts of before go along with them.</summary>
    [SettingRange("Observe:OtherFacts", 0, 200)]
    public int OtherFacts { get; set; } = 32;
}

/// <summary>Checks <see cref="ObserveOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ObserveOptionsValidator : IValidateOptions<ObserveOptions>;
