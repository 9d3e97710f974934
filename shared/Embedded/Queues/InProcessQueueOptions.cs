using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Queues;

/// <summary>The timings of the in-process queue; the defaults are the queue trigger's.</summary>
public sealed class InProcessQueueOptions
{
    /// <summary>The configuration section, shared with the listener.</summary>
    public const string Section = "Queue";

    /// <summary>How long a taken bell stays invisible before it is delivered again: longer than any handler runs.</summary>
    [SettingRange("Queue:VisibilityTimeout", "00:00:01", "7.00:00:00")]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an abandoned bell waits for its next delivery.</summary>
    [SettingRange("Queue:RetryDelay", "00:00:00", "7.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);
}

[OptionsValidator]
internal sealed partial class InProcessQueueOptionsValidator : IValidateOptions<InProcessQueueOptions>;
