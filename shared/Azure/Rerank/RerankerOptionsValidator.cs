using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Rerank;

/// <summary>Checks <see cref="RerankerOptions"/> at start; never repeats a key.</summary>
internal sealed class RerankerOptionsValidator : IValidateOptions<RerankerOptions>
{
    private const string Prefix = RerankerOptions.Section + ":";

    public ValidateOptionsResult Validate(string? name, RerankerOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            failures.Add($"{Prefix}Model is missing.");
        }

        if (options.Endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" } endpoint)
        {
            failures.Add($"{Prefix}Endpoint must be an address such as https://api.cohere.com/v2, without a query or a user.");
        }
        else if (endpoint is { Scheme: "http", IsLoopback: false })
        {
            failures.Add($"{Prefix}Endpoint must be https: memories and the key would cross the network where others can read them.");
        }

        Check(failures, new SettingRangeAttribute(Prefix + nameof(options.Timeout), "00:00:00.050", "00:00:30"), options.Timeout);
        Check(failures, new SettingRangeAttribute(Prefix + nameof(options.Candidates), 1, IReranker.MaxTexts), options.Candidates);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(List<string> failures, SettingRangeAttribute range, object value)
    {
        if (!range.IsValid(value))
        {
            failures.Add(range.FormatErrorMessage(""));
        }
    }
}
