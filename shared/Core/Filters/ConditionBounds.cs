using System.Globalization;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Filters;

/// <summary>How large a caller's condition may be: what the store takes in one query, with room to spare.</summary>
public static class ConditionBounds
{
    /// <summary>The most nodes one inside the other, leaves included.</summary>
    public const int MaxDepth = 8;

    /// <summary>The most leaves; a node without parts counts as one.</summary>
    public const int MaxLeaves = 100;

    /// <summary>The most values of all leaves together.</summary>
    public const int MaxValues = 1_000;

    /// <param name="condition">The condition; null where there is none.</param>
    /// <param name="field">Where it stands in what the caller sent.</param>
    /// <exception cref="InvalidInputException">It is too deep or too large.</exception>
    public static void Check(MemoryCondition? condition, string field)
    {
        var (leaves, values) = condition is null ? (0, 0) : Count(condition, field, 1);
        Require(leaves, MaxLeaves, "conditions", field);
        Require(values, MaxValues, "values", field);
    }

    private static (int Leaves, int Values) Count(MemoryCondition condition, string field, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must be nested at most {MaxDepth} deep"));
        }

        IReadOnlyList<MemoryCondition> parts = condition switch
        {
            AllOf all => all.Parts,
            AnyOf any => any.Parts,
            Not not => [not.Part],
            _ => [],
        };
        return parts.Count == 0
            ? (1, condition is AllOf or AnyOf ? 0 : condition.Values)
            : parts.Select(part => Count(part, field, depth + 1)).Aggregate((sum, part) => (sum.Leaves + part.Leaves, sum.Values + part.Values));
    }

    private static void Require(int count, int most, string what, string field)
    {
        if (count > most)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must have at most {most} {what}"));
        }
    }
}
