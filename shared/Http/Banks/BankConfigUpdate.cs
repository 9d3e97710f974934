using System.Text.Json;

namespace MemoryFunctions.Http.Banks;

/// <summary>A change of a bank's configuration.</summary>
internal sealed record BankConfigUpdate
{
    /// <summary>Settings by name; null takes back what the bank has set.</summary>
    public required JsonElement Updates { get; init; }
}
