using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Extract;

/// <summary>Settings under <c>Extract</c>: when a language model reads what was retained, and how much of it at once.</summary>
public sealed class ExtractOptions
{
    public const string Section = "Extract";

    /// <summary>How long a document must be left alone before it is read.</summary>
    [SettingRange("Extract:QuietTime", "00:00:00", "1.00:00:00")]
    public TimeSpan QuietTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many tokens of unread text in a bank are read without waiting for quiet.</summary>
    [SettingRange("Extract:NewTokens", 1, 1_000_000)]
    public int NewTokens { get; set; } = 2_500;

    /// <summary>How long text waits at most, however much is said meanwhile.</summary>
    [SettingRange("Extract:MaxWait", "00:00:00", "7.00:00:00")]
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many tokens of text one call to the model takes.</summary>
    [SettingRange("Extract:TokensPerCall", 100, 1_000_000)]
    public int TokensPerCall { get; set; } = 8_000;

    /// <summary>How many passages one call takes, of one document or several.</summary>
    [SettingRange("Extract:PassagesPerCall", 1, 1_000)]
    public int PassagesPerCall { get; set; } = 32;

    /// <summary>How many calls a bank has under way at once.</summary>
    [SettingRange("Extract:ParallelCalls", 1, 64)]
    public int ParallelCalls { get; set; } = 4;

    /// <summary>How many calls one bell may take; what is left rings again, so that one heavy bank starves nobody.</summary>
    [SettingRange("Extract:CallsPerBell", 1, 10_000)]
    public int CallsPerBell { get; set; } = 16;

    /// <summary>How many tokens of what was said before go along with a passage, for pronouns and dates.</summary>
    [SettingRange("Extract:ContextTokens", 0, 100_000)]
    public int ContextTokens { get; set; } = 192;

    /// <summary>How many of the facts nearest to a new one are shown to whoever decides how it stands to them.</summary>
    [SettingRange("Extract:Neighbours", 0, 100)]
    public int Neighbours { get; set; } = 5;

    /// <summary>How long an answer of the model is kept that could not be used at once.</summary>
    [SettingRange("Extract:AnswerRetention", "00:01:00", "365.00:00:00")]
    public TimeSpan AnswerRetention { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Checks <see cref="ExtractOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class ExtractOptionsValidator : IValidateOptions<ExtractOptions>;
