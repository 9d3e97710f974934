using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>Which of two facts tells of an earlier time, as far as their dates say.</summary>
internal static class FactTime
{
    /// <summary>
    /// Whether one clearly tells of an earlier time than the other. What was over when it was said is earlier than what was still
    /// said to hold after its end; otherwise beginnings are compared. Where a date is missing, nothing is clear.
    /// </summary>
    public static bool IsEarlier(MemoryUnit one, MemoryUnit other) => IsOver(one)
        ? one.OccurredEnd < LastHeld(other)
        : Begins(one) < Begins(other);

    /// <summary>Whether it had ended when it was said.</summary>
    public static bool IsOver(MemoryUnit unit) => unit.OccurredEnd <= unit.MentionedAt || (unit.MentionedAt is null && unit.OccurredEnd is not null);

    /// <summary>Whether it had not begun when it was said.</summary>
    public static bool IsAhead(MemoryUnit unit) => unit.OccurredStart > unit.MentionedAt;

    /// <summary>What is still to come counts from when it was said: an appointment may be moved forward.</summary>
    private static DateTimeOffset? Begins(MemoryUnit unit) => IsAhead(unit) ? unit.MentionedAt : unit.OccurredStart ?? unit.MentionedAt;

    private static DateTimeOffset? LastHeld(MemoryUnit unit) => IsOver(unit) ? unit.OccurredEnd : unit.MentionedAt ?? unit.OccurredStart;
}
