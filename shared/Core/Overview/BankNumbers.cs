using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Overview;

/// <summary>A bank in numbers.</summary>
public sealed record BankNumbers
{
    /// <summary>Of a bank that is not there.</summary>
    public static readonly BankNumbers None = new();

    /// <summary>How many memories readers see, by type; types without any are left out.</summary>
    public IReadOnlyDictionary<string, int> Memories { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public int Documents { get; init; }

    /// <summary>How many operations are in each state; states without any are left out.</summary>
    public IReadOnlyDictionary<OperationStatus, int> Operations { get; init; } = new Dictionary<OperationStatus, int>();

    /// <summary>How many stated facts have not been looked at yet for what they have in common.</summary>
    public int Unobserved { get; init; }

    /// <summary>When all facts that there were had been looked at; null where that never was.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>When the bank last changed; null where it has no memories.</summary>
    public DateTimeOffset? WrittenAt { get; init; }
}
