using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>Settings under <c>Reembed</c>.</summary>
public sealed class ReembedOptions
{
    public const string Section = "Reembed";

    /// <summary>How many banks are copied at once.</summary>
    [SettingRange("Reembed:Parallelism", 1, 64)]
    public int Parallelism { get; set; } = 4;
}

/// <summary>Checks <see cref="ReembedOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ReembedOptionsValidator : IValidateOptions<ReembedOptions>;
