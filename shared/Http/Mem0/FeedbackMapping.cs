using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Between the contract's words of feedback and the product's.</summary>
internal static class FeedbackMapping
{
    private static readonly IReadOnlyList<(string Word, FeedbackValue Value)> Words =
    [
        ("POSITIVE", FeedbackValue.Positive),
        ("NEGATIVE", FeedbackValue.Negative),
        ("VERY_NEGATIVE", FeedbackValue.VeryNegative),
    ];

    public static FeedbackValue? Value(string? word) =>
        word is null ? null
        : Words.FirstOrDefault(pair => string.Equals(pair.Word, word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } found ? found.Value
        : throw new InvalidInputException("feedback", "must be POSITIVE, NEGATIVE, VERY_NEGATIVE or null");

    public static string? Word(FeedbackValue? value) => value is null ? null : Words.First(pair => pair.Value == value).Word;
}
