using System.Globalization;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Recall;

/// <summary>A memory as a reranker reads it: when and where it was said, and what.</summary>
internal static class RerankText
{
    /// <summary>Such models read a few hundred tokens, and cut what is longer themselves or refuse it.</summary>
    public const int MaxLength = 2_000;

    public static string Of(MemoryUnit memory)
    {
        var date = memory.OccurredStart ?? memory.MentionedAt;
        var when = date is { } day ? day.ToString("(d MMMM yyyy) ", CultureInfo.InvariantCulture) : "";
        var where = string.IsNullOrWhiteSpace(memory.Context) ? "" : $"[{memory.Context}] ";
        return Begin(when + Begin(where, MaxLength / 4) + memory.Text, MaxLength);
    }

    private static string Begin(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
