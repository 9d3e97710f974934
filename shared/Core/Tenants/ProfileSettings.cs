namespace MemoryFunctions.Core.Tenants;

/// <summary>What a tenant says about the profiles of its users.</summary>
public sealed record ProfileSettings
{
    public static readonly ProfileSettings None = new();

    /// <summary>Whether there are any.</summary>
    public bool IsOn { get; init; }

    /// <summary>The JSON schema of each profile; null is the usual one.</summary>
    public string? Schema { get; init; }

    /// <summary>What to heed when a profile is written; may be empty.</summary>
    public string Instructions { get; init; } = "";
}
