using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Http.Mem0;

/// <summary>From the product's operations to the contract's events.</summary>
internal static class EventMapping
{
    public static readonly IReadOnlyDictionary<string, JsonElement> Nothing = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    public static Mem0Event Of(BankId bank, OperationState state, IReadOnlyList<MemoryUnit> made) => new()
    {
        Id = OperationId.NameOf(bank, state.Id),
        EventType = state.Type == OperationTypes.Retain ? "ADD" : state.Type.ToUpperInvariant(),
        Status = state.Status switch
        {
            OperationStatus.Pending => "PENDING",
            OperationStatus.Processing => "RUNNING",
            OperationStatus.Completed => "SUCCEEDED",
            _ => "FAILED",
        },
        Payload = Payload(bank),
        Metadata = Nothing,
        Results = AddMapping.ToResults(bank, made),
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        StartedAt = state.Status == OperationStatus.Pending ? null : state.CreatedAt,
        CompletedAt = state.CompletedAt,
        Latency = (state.CompletedAt - state.CreatedAt)?.TotalMilliseconds,
        Error = state.Error,
    };

    private static Dictionary<string, string> Payload(BankId bank) => new(StringComparer.Ordinal) { [$"{Type(bank.Kind)}_id"] = bank.Key };

    /// <summary>The contract's word for a kind of bank.</summary>
    public static string Type(BankKind kind) => kind switch
    {
        BankKind.User => "user",
        BankKind.Agent => "agent",
        BankKind.App => "app",
        _ => "run",
    };
}
