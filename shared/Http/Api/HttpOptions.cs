using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Api;

/// <summary>Settings under <c>Http</c>.</summary>
public sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>The most bytes that a request's body may have.</summary>
    [SettingRange("Http:MaxBodyBytes", 1_024L, 100_000_000L)]
    public long MaxBodyBytes { get; set; } = 16 * 1024 * 1024;
}

/// <summary>Checks <see cref="HttpOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class HttpOptionsValidator : IValidateOptions<HttpOptions>;
