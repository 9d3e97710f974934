namespace MemoryFunctions.Core.Banks;

/// <summary>How far the observations of a bank are.</summary>
public sealed record ObservationState
{
    /// <summary>More than this and all facts are looked at again.</summary>
    public const int MaxAgain = 200;

    public static readonly ObservationState None = new();

    /// <summary>Facts that were first shown by this commit or before have been looked at.</summary>
    public long Version { get; init; }

    /// <summary>Ids of facts to look at again: an observation that they bore out is gone.</summary>
    public IReadOnlyList<string> Again { get; init; } = [];

    /// <summary>When to look; null where there is no reason to.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When all that there was had been looked at; null where that never was.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>How often looking has failed since it last succeeded.</summary>
    public int Attempts { get; init; }

    /// <summary>Counts what others left to do here: whoever has been looking meanwhile sees by it that there is more.</summary>
    public long Stirs { get; init; }

    /// <summary>With facts to look at again, not later than a given time.</summary>
    public ObservationState LookAgain(IEnumerable<string> facts, DateTimeOffset at)
    {
        IReadOnlyList<string> again = [.. Again.Union(facts, StringComparer.Ordinal)];

        // Lower than it ever was: whoever is looking sees that also where all was to be looked at before.
        var next = again.Count > MaxAgain ? this with { Version = Math.Min(Version, 0) - 1, Again = [] } : this with { Again = again };
        return next.NotLaterThan(at);
    }

    public ObservationState NotLaterThan(DateTimeOffset at) => this with { At = At <= at ? At : at, Stirs = Stirs + 1 };
}
