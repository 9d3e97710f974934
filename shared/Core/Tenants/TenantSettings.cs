using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Tenants;

/// <summary>What a tenant says about all of its banks. A bank's own word goes before it.</summary>
public sealed record TenantSettings
{
    public static readonly TenantSettings None = new();

    /// <summary>What to heed when facts are stated, in banks that have no instructions of their own.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>What to heed when what agents are to remember is stated; empty where that is no different.</summary>
    public string AgentInstructions { get; init; } = "";

    /// <summary>Categories to sort facts into, in banks that have none of their own.</summary>
    public IReadOnlyList<CustomCategory> Categories { get; init; } = [];

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The version that a change must find; empty where there are none yet.</summary>
    public string ETag { get; init; } = "";

    /// <summary>What the bank's guidance leaves open is as the tenant has it.</summary>
    internal BankGuidance Under(BankGuidance bank) => bank with
    {
        Instructions = bank.Instructions.Length > 0 ? bank.Instructions : Instructions,
        Categories = bank.Categories.Count > 0 ? bank.Categories : Categories,
    };
}
