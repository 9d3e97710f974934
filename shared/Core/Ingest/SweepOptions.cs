using System.ComponentModel.DataAnnotations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Settings under <c>Sweep</c>. A lost bell is found <c>Retain:BellGrace</c> and at most one interval after it was rung.
/// </summary>
public sealed class SweepOptions
{
    public const string Section = "Sweep";

    /// <summary>How often a host without a timer trigger sweeps.</summary>
    [SettingRange("Sweep:Interval", "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>When the timer trigger sweeps (NCRONTAB, six fields). The Functions host reads it, and has no default of its own.</summary>
    [Required(ErrorMessage = "Sweep:Schedule is missing.")]
    public string Schedule { get; set; } = "0 */2 * * * *";
}

/// <summary>Checks <see cref="SweepOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class SweepOptionsValidator : IValidateOptions<SweepOptions>;
