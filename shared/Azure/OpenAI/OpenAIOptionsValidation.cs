using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// Checks the settings of a model. Written by hand, because the same classes serve several sections and a message names its own;
/// never repeats a key.
/// </summary>
internal static class OpenAIOptionsValidation
{
    public static ValidateOptionsResult Check(OpenAIChatOptions options)
    {
        var failures = Shared(options);
        Range(failures, options, nameof(options.MaxOutputTokens), options.MaxOutputTokens, 16, 1_000_000);
        if (options.Temperature is { } temperature and not (>= 0 and <= 2))
        {
            failures.Add($"{options.SectionName}:Temperature must be between 0 and 2.");
        }

        return Result(failures);
    }

    public static ValidateOptionsResult Check(OpenAIEmbeddingOptions options)
    {
        var failures = Shared(options);
        Range(failures, options, nameof(options.Dimensions), options.Dimensions, 1, 16_000);
        Range(failures, options, nameof(options.BatchSize), options.BatchSize, 1, 2_048);
        Range(failures, options, nameof(options.BatchTokens), options.BatchTokens, 1_000, 300_000);
        Range(failures, options, nameof(options.CacheSize), options.CacheSize, 0, 10_000_000);
        return Result(failures);
    }

    private static List<string> Shared(OpenAIModelOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            failures.Add($"{options.SectionName}:Model is missing.");
        }

        if (ModelAddress.Fault(options) is { } fault)
        {
            failures.Add(fault);
        }

        Check(failures, new SettingRangeAttribute($"{options.SectionName}:{nameof(options.Timeout)}", "00:00:00.100", "01:00:00"), options.Timeout);
        Range(failures, options, nameof(options.MaxRetries), options.MaxRetries, 0, 20);
        Range(failures, options, nameof(options.MaxConcurrency), options.MaxConcurrency, 1, 1_000);
        Range(failures, options, nameof(options.TokensPerMinute), options.TokensPerMinute, 0, 1_000_000_000);
        return failures;
    }

    private static void Range(List<string> failures, OpenAIModelOptions options, string setting, int value, int minimum, int maximum) =>
        Check(failures, new SettingRangeAttribute($"{options.SectionName}:{setting}", minimum, maximum), value);

    private static void Check(List<string> failures, SettingRangeAttribute range, object value)
    {
        if (!range.IsValid(value))
        {
            failures.Add(range.FormatErrorMessage(""));
        }
    }

    private static ValidateOptionsResult Result(List<string> failures) =>
        failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
}

/// <summary>Checks <see cref="OpenAIChatOptions"/> at start.</summary>
internal sealed class OpenAIChatOptionsValidator : IValidateOptions<OpenAIChatOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIChatOptions options) => OpenAIOptionsValidation.Check(options);
}

/// <summary>Checks <see cref="OpenAIEmbeddingOptions"/> at start.</summary>
internal sealed class OpenAIEmbeddingOptionsValidator : IValidateOptions<OpenAIEmbeddingOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenAIEmbeddingOptions options) => OpenAIOptionsValidation.Check(options);
}
