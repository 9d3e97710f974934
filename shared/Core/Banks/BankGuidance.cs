namespace MemoryFunctions.Core.Banks;

/// <summary>What the owner of a bank says about what to remember. Every text may be empty.</summary>
public sealed record BankGuidance
{
    public static readonly BankGuidance None = new();

    private const string EveryDetail = "State every detail that is told, also small ones, in as many facts as that takes.";

    /// <summary>What the bank is for; where empty, the bank's own mission.</summary>
    public string Mission { get; init; } = "";

    /// <summary>How much is stated; null leaves it at <see cref="ExtractionMode.Concise"/>.</summary>
    public ExtractionMode? Mode { get; init; }

    /// <summary>What else to heed when facts are stated.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>Categories to sort facts into, instead of the usual ones; none leaves those.</summary>
    public IReadOnlyList<CustomCategory> Categories { get; init; } = [];

    /// <summary>What never to remember, a rule each.</summary>
    public IReadOnlyList<string> DoNotStore { get; init; } = [];

    /// <summary>Whether observations are made of the facts; null leaves it to the deployment's settings.</summary>
    public bool? Observations { get; init; }

    /// <summary>What observations are to tell.</summary>
    public string ObservationsMission { get; init; } = "";

    /// <summary>All that a fact may depend on, to tell answers under one guidance from those under another.</summary>
    internal IEnumerable<string> ForFacts =>
        [Mission, Instructions, .. Categories.SelectMany(category => new[] { category.Name, category.Description }), "never", .. DoNotStore];

    /// <summary>As a language model is told it.</summary>
    internal BankGuidance ForModel => Mode != ExtractionMode.Verbose ? this : this with
    {
        Instructions = string.Join('\n', new[] { EveryDetail, Instructions }.Where(text => text.Length > 0)),
    };

    public bool Equals(BankGuidance? other) => other is not null
        && ForFacts.SequenceEqual(other.ForFacts, StringComparer.Ordinal)
        && Mode == other.Mode
        && Observations == other.Observations
        && string.Equals(ObservationsMission, other.ObservationsMission, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Mission, Instructions, Categories.Count, DoNotStore.Count, Observations);
}
