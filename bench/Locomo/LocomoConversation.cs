namespace MemoryFunctions.Bench.Locomo;

/// <summary>A conversation: its sessions in order, each one document.</summary>
internal sealed record LocomoConversation(string Id, IReadOnlyList<LocomoSession> Sessions)
{
    public int TurnCount => Sessions.Sum(session => session.TurnIds.Count);

    public static LocomoConversation Create(string id, IReadOnlyList<LocomoTurn> turns) => new(
        id,
        [.. turns.GroupBy(turn => turn.Session).OrderBy(group => group.Key).Select(group => LocomoSession.Create(id, [.. group]))]);
}
