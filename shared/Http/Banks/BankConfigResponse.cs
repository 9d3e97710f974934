using System.Text.Json.Nodes;

namespace MemoryFunctions.Http.Banks;

/// <summary>How a bank is configured.</summary>
internal sealed record BankConfigResponse
{
    public required string BankId { get; init; }

    /// <summary>What holds for the bank: what it has set, else what the deployment has.</summary>
    public required JsonObject Config { get; init; }

    /// <summary>What the bank has set.</summary>
    public required JsonObject Overrides { get; init; }
}
