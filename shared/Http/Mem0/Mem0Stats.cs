using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Http.Mem0;

/// <summary>Numbers of the caller's tenant. Calls are not counted, so there are no numbers of them.</summary>
internal sealed record Mem0Stats
{
    public required long TotalMemories { get; init; }

    public required int TotalUsersWithMemories { get; init; }

    public required int TotalAgentsWithMemories { get; init; }

    public required int TotalAppsWithMemories { get; init; }

    /// <summary>Runs that belong to no user, agent or app.</summary>
    public required int TotalRunsWithMemories { get; init; }

    /// <summary>Of those that have any, on average, rounded down.</summary>
    public required long MemoriesPerUser { get; init; }

    /// <inheritdoc cref="MemoriesPerUser"/>
    public required long MemoriesPerAgent { get; init; }

    /// <inheritdoc cref="MemoriesPerUser"/>
    public required long MemoriesPerApp { get; init; }

    /// <inheritdoc cref="MemoriesPerUser"/>
    public required long MemoriesPerRun { get; init; }

    public static Mem0Stats Of(TenantNumbers numbers)
    {
        var (users, agents, apps, runs) = (numbers.Kinds[BankKind.User], numbers.Kinds[BankKind.Agent], numbers.Kinds[BankKind.App], numbers.Kinds[BankKind.Run]);
        return new Mem0Stats
        {
            TotalMemories = numbers.Kinds.Values.Sum(kind => kind.Memories),
            TotalUsersWithMemories = users.Banks,
            TotalAgentsWithMemories = agents.Banks,
            TotalAppsWithMemories = apps.Banks,
            TotalRunsWithMemories = runs.Banks,
            MemoriesPerUser = Each(users),
            MemoriesPerAgent = Each(agents),
            MemoriesPerApp = Each(apps),
            MemoriesPerRun = Each(runs),
        };

        static long Each((int Banks, long Memories) kind) => kind.Banks == 0 ? 0 : kind.Memories / kind.Banks;
    }
}
