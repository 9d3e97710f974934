using System.ComponentModel.DataAnnotations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Retain;

/// <summary>Settings under <c>Retain</c>.</summary>
public sealed class RetainOptions
{
    public const string Section = "Retain";

    /// <summary>How many items one call may bring.</summary>
    [SettingRange("Retain:MaxItems", 1, 10_000)]
    public int MaxItems { get; set; } = 1_000;

    /// <summary>How long a synchronous call waits for its content to be recallable. Functions answer within 230 s.</summary>
    [SettingRange("Retain:SyncTimeout", "00:00:01", "00:03:40")]
    public TimeSpan SyncTimeout { get; set; } = TimeSpan.FromSeconds(200);

    /// <summary>
    /// How many documents of a bank may wait to be indexed before it takes no more. They are counted, by one small query, once
    /// in a tenth of so many retained documents (100 at most) of a bank and process, and at every call once it is nearly full.
    /// </summary>
    [SettingRange("Retain:MaxPendingDocuments", 1, 100_000)]
    public int MaxPendingDocuments { get; set; } = 1_000;

    /// <summary>What becomes of passwords, keys and card numbers in what is retained.</summary>
    [EnumDataType(typeof(RetainSecrets), ErrorMessage = "Retain:Secrets must be Redact or Keep.")]
    public RetainSecrets Secrets { get; set; } = RetainSecrets.Redact;

    /// <summary>How long after a bell the sweep takes it for lost.</summary>
    [SettingRange("Retain:BellGrace", "00:00:05", "01:00:00")]
    public TimeSpan BellGrace { get; set; } = TimeSpan.FromSeconds(90);
}

/// <summary>Checks <see cref="RetainOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class RetainOptionsValidator : IValidateOptions<RetainOptions>;
