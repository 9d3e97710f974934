using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Work;

/// <summary>How a host without a queue trigger listens for bells. The defaults are the trigger's.</summary>
public sealed class QueueListenerOptions
{
    /// <summary>The configuration section, shared with the queue that is listened to.</summary>
    public const string Section = "Queue";

    /// <summary>How many bells are handled at once, 1 to 32.</summary>
    [SettingRange("Queue:Parallelism", 1, 32)]
    public int Parallelism { get; set; } = 2;

    /// <summary>How often a bell is delivered before it counts as poison, 1 to 100.</summary>
    [SettingRange("Queue:MaxDequeueCount", 1, 100)]
    public int MaxDequeueCount { get; set; } = 5;

    /// <summary>
    /// How long running handlers may go on when the host stops, before they are cancelled and their bells put back.
    /// Keep it below the host's own shutdown timeout (30 seconds by default), so that putting back has time.
    /// </summary>
    [SettingRange("Queue:DrainTimeout", "00:00:00", "01:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(5);
}

[OptionsValidator]
internal sealed partial class QueueListenerOptionsValidator : IValidateOptions<QueueListenerOptions>;
