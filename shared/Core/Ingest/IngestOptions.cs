using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Ingest;

/// <summary>Settings under <c>Ingest</c>.</summary>
public sealed class IngestOptions
{
    public const string Section = "Ingest";

    /// <summary>How long a worker may go without a commit before its lease counts as orphaned.</summary>
    [SettingRange("Ingest:Lease", "00:00:05", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many bells of this process are indexed for at once; 0 is as many as it hears.</summary>
    [SettingRange("Ingest:Parallelism", 0, 1_000)]
    public int Parallelism { get; set; }

    /// <summary>How many documents one pass takes together, for one embedding call.</summary>
    [SettingRange("Ingest:DocumentsPerPass", 1, 1_000)]
    public int DocumentsPerPass { get; set; } = 32;

    /// <summary>How many passes one bell may take; what is left rings again, so that one heavy bank starves nobody.</summary>
    [SettingRange("Ingest:PassesPerBell", 1, 1_000)]
    public int PassesPerBell { get; set; } = 8;

    /// <summary>
    /// How many attempts at a document version may fail by its own fault, or end without a word, before it counts as failed.
    /// What may pass by itself, as when a service cannot be reached, does not count.
    /// </summary>
    [SettingRange("Ingest:MaxAttempts", 1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>How long after it was retained a document version is given up that keeps failing for reasons that may pass.</summary>
    [SettingRange("Ingest:GiveUpAfter", "00:01:00", "30.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long the work of a bell waits at most while several callers of this process wait for answers.</summary>
    [SettingRange("Ingest:Courtesy", "00:00:00", "00:00:10")]
    public TimeSpan Courtesy { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a bell waits that comes again because of work left, and a document after its first failure; each further one doubles it, up to 5 minutes.</summary>
    [SettingRange("Ingest:RetryDelay", "00:00:00.100", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>Checks <see cref="IngestOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class IngestOptionsValidator : IValidateOptions<IngestOptions>;
