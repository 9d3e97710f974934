using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>The ids that a call names. Whose bank they mean, and where inside it.</summary>
internal sealed record EntityIds(string? UserId, string? AgentId, string? AppId, string? RunId)
{
    private const string Missing = "At least one of user_id, agent_id, app_id or run_id is required.";

    public bool IsEmpty => UserId is null && AgentId is null && AppId is null && RunId is null;

    /// <summary>The bank: of the first id in the order of <see cref="EntityKind"/>.</summary>
    /// <exception cref="ProblemException">No id is named.</exception>
    public BankId BankOf(string tenant) =>
        UserId is not null ? BankId.Create(tenant, BankKind.User, UserId, "user_id")
        : AgentId is not null ? BankId.Create(tenant, BankKind.Agent, AgentId, "agent_id")
        : AppId is not null ? BankId.Create(tenant, BankKind.App, AppId, "app_id")
        : RunId is not null ? BankId.Create(tenant, BankKind.Run, RunId, "run_id")
        : throw new ProblemException(StatusCodes.Status400BadRequest, Missing);

    /// <summary>The place inside the bank.</summary>
    public MemoryScope Scope => new()
    {
        AgentId = UserId is null ? null : Checked(AgentId, "agent_id"),
        AppId = UserId is null && AgentId is null ? null : Checked(AppId, "app_id"),
        RunId = UserId is null && AgentId is null && AppId is null ? null : Checked(RunId, "run_id"),
    };

    /// <summary>The ids of a memory: those of its bank and of its place inside it.</summary>
    public static EntityIds Of(BankId bank, MemoryScope scope) => new(
        bank.Kind == BankKind.User ? bank.Key : null,
        bank.Kind == BankKind.Agent ? bank.Key : scope.AgentId,
        bank.Kind == BankKind.App ? bank.Key : scope.AppId,
        bank.Kind == BankKind.Run ? bank.Key : scope.RunId);

    private static string? Checked(string? id, string field)
    {
        if (id is not null)
        {
            CallerText.RequireId(id, field);
        }

        return id;
    }
}
