namespace MemoryFunctions.Core.MentalModels;

/// <summary>A text that answers one question of the owner's, kept and written anew as memories come and go.</summary>
public sealed record MentalModel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The question.</summary>
    public required string SourceQuery { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The most tokens of its text.</summary>
    public int MaxTokens { get; init; } = 2048;

    public MentalTrigger Trigger { get; init; } = MentalTrigger.None;

    /// <summary>Random for each making.</summary>
    public required string Life { get; init; }

    /// <summary>How often a refresh was asked for.</summary>
    public long Asked { get; init; }

    /// <summary>Up to which of those there is an outcome.</summary>
    public long Done { get; init; }

    public MentalText? Text { get; init; }

    /// <summary>The texts before, newest first.</summary>
    public IReadOnlyList<MentalText> Earlier { get; init; } = [];

    /// <summary>Tries of the refresh that is asked for, each counted before it is made.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try came to nothing.</summary>
    public string? Trouble { get; init; }

    /// <summary>Why the refresh was given up; null while it is not.</summary>
    public string? Failure { get; init; }

    /// <summary>Until when somebody is at it.</summary>
    public DateTimeOffset? BusyUntil { get; init; }

    /// <summary>When it is to be looked at; null where there is no reason to.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The store's version token.</summary>
    public string ETag { get; init; } = "";

    internal bool IsPending => Asked > Done && Failure is null;
}
