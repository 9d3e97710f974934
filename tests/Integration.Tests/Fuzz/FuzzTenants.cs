namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>The keys of the tenants of a run, each the only one of its tenant.</summary>
/// <param name="Fuzzed">Of the odd requests.</param>
/// <param name="Watched">Of the one whose bank nobody else may see or change.</param>
/// <param name="Sweeping">Of the one whom requests that delete everything are sent for: they do as they are told.</param>
public sealed record FuzzTenants(string Fuzzed, string Watched, string Sweeping)
{
    public static FuzzTenants Standard { get; } = new("fuzzed-key-0123456789", "watched-key-0123456789", "sweeping-key-0123456789");

    public IReadOnlyList<string> Settings =>
    [
        .. new[] { (Fuzzed, "fuzzed"), (Watched, "watched"), (Sweeping, "sweeping") }
            .SelectMany((pair, at) => new[] { $"--Auth:Keys:{at}:Key", pair.Item1, $"--Auth:Keys:{at}:Tenant", pair.Item2 }),
    ];
}
