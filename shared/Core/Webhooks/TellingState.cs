namespace MemoryFunctions.Core.Webhooks;

/// <summary>How far a bank's changes are told.</summary>
public sealed record TellingState
{
    public static readonly TellingState Start = new();

    /// <summary>The commit up to which changes have become deliveries.</summary>
    public long Version { get; init; }

    /// <summary>Deleted documents, by incarnation, whose memories have become deliveries.</summary>
    public IReadOnlyList<string> Told { get; init; } = [];

    /// <summary>Until when somebody is at delivering.</summary>
    public DateTimeOffset? ClaimedUntil { get; init; }

    /// <summary>When the sweep is to ring for what is left; null where nothing is.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public string ETag { get; init; } = "";
}
