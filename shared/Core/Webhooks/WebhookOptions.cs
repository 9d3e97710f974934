using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>Settings under <c>Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Whether addresses inside one's own network may be told, and by http: for development.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>How long one attempt may take.</summary>
    [SettingRange("Webhooks:Timeout", "00:00:00.100", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a delivery waits after its first failure; each further one doubles it, up to 10 minutes.</summary>
    [SettingRange("Webhooks:RetryDelay", "00:00:00.100", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after the event a delivery is given up that keeps failing.</summary>
    [SettingRange("Webhooks:GiveUpAfter", "00:00:01", "6.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);
}

/// <summary>Checks <see cref="WebhookOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class WebhookOptionsValidator : IValidateOptions<WebhookOptions>;
