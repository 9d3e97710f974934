using System.Globalization;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Recall;

/// <summary>A condition on a memory's tags. Other than <see cref="TagsMatch.Exact"/>, no tags means no condition.</summary>
public sealed record TagFilter(IReadOnlyList<string> Tags, TagsMatch Match)
{
    /// <summary>The most tags of one condition.</summary>
    public const int MaxTags = 100;

    /// <summary>Whether it lets every memory through.</summary>
    public bool IsOpen => Tags.Count == 0 && Match != TagsMatch.Exact;

    /// <summary>Whether something with these tags meets it.</summary>
    public bool Holds(IReadOnlyList<string> own) => IsOpen || Match switch
    {
        TagsMatch.Any => own.Count == 0 || Tags.Intersect(own, StringComparer.Ordinal).Any(),
        TagsMatch.All => own.Count == 0 || !Tags.Except(own, StringComparer.Ordinal).Any(),
        TagsMatch.AnyStrict => Tags.Intersect(own, StringComparer.Ordinal).Any(),
        TagsMatch.AllStrict => !Tags.Except(own, StringComparer.Ordinal).Any(),
        _ => own.ToHashSet(StringComparer.Ordinal).SetEquals(Tags),
    };

    /// <param name="field">Where the tags stand in what the caller sent.</param>
    /// <exception cref="InvalidInputException">There are too many, or one is none.</exception>
    public void Check(string field)
    {
        if (Tags.Count > MaxTags)
        {
            throw new InvalidInputException(field, string.Create(CultureInfo.InvariantCulture, $"must have at most {MaxTags} entries"));
        }

        for (var at = 0; at < Tags.Count; at++)
        {
            CallerText.RequireId(Tags[at], string.Create(CultureInfo.InvariantCulture, $"{field}.{at}"));
        }
    }
}
