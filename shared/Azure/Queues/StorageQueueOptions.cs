using System.ComponentModel.DataAnnotations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Queues;

/// <summary>Which Azure Storage queue carries the bells, and its timings. The defaults are the queue trigger's.</summary>
public sealed class StorageQueueOptions
{
    /// <summary>The configuration section, shared with the listener.</summary>
    public const string Section = "Queue";

    /// <summary>The storage account by key or shared access signature; or <see cref="ServiceUri"/>, never both.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's queue endpoint, such as <c>https://ACCOUNT.queue.core.windows.net</c>, used with the app's own identity.</summary>
    public Uri? ServiceUri { get; set; }

    /// <summary>The queue; bells that failed too often go to the one with <c>-poison</c> after its name.</summary>
    [Required(ErrorMessage = "Queue:Name is missing.")]
    [RegularExpression("^(?=.{3,56}$)[a-z0-9]+(-[a-z0-9]+)*$", ErrorMessage = "Queue:Name must be 3 to 56 lower-case letters, digits and single hyphens.")]
    public string Name { get; set; } = "memory-work";

    /// <summary>How long a taken bell stays invisible; it is renewed at half of this while the bell is held.</summary>
    [SettingRange("Queue:VisibilityTimeout", "00:00:01", "7.00:00:00")]
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long an abandoned bell waits for its next delivery.</summary>
    [SettingRange("Queue:RetryDelay", "00:00:00", "7.00:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause between two looks at an empty queue.</summary>
    [SettingRange("Queue:MaxPollingInterval", "00:00:00.050", "00:01:00")]
    public TimeSpan MaxPollingInterval { get; set; } = TimeSpan.FromSeconds(1);
}

[OptionsValidator]
internal sealed partial class StorageQueueOptionsValidator : IValidateOptions<StorageQueueOptions>;
