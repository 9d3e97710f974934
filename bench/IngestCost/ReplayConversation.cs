using MemoryFunctions.Bench.Locomo;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>A conversation as its backend saves it: one bank, its sessions in order.</summary>
internal sealed record ReplayConversation(string Id, IReadOnlyList<ReplaySession> Sessions)
{
    public int Exchanges => Sessions.Sum(session => session.Exchanges);

    public long Length => Sessions.Sum(session => session.Length);

    /// <summary>
    /// The conversations of a LoCoMo dataset, with what was said and without the captions of pictures: so the reference
    /// points are counted.
    /// </summary>
    public static IReadOnlyList<ReplayConversation> Of(IEnumerable<LocomoTurn> turns) =>
        [.. turns.GroupBy(turn => turn.Conv, StringComparer.Ordinal).Select(conversation => new ReplayConversation(
            conversation.Key,
            [.. conversation.GroupBy(turn => turn.Session).OrderBy(session => session.Key).Select(session => Session(conversation.Key, session.Key, [.. session]))]))];

    private static ReplaySession Session(string conversation, int number, IReadOnlyList<LocomoTurn> turns) => new(
        $"{conversation}/session-{number}",
        new DateTimeOffset(turns[0].Time, TimeSpan.Zero),
        [.. turns.Select(turn => new ReplayTurn(turn.Speaker, turn.Text.ReplaceLineEndings(" ").Trim()))]);
}
