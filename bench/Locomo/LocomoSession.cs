using System.Globalization;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>A session as the document that it is retained as, and the turn that each line of it is.</summary>
internal sealed record LocomoSession(RetainItem Document, IReadOnlyList<string> TurnIds)
{
    public static LocomoSession Create(string conversation, IReadOnlyList<LocomoTurn> turns)
    {
        // The dataset names no time zone; the service wants one.
        var time = turns[0].Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var document = new RetainItem(string.Join('\n', turns.Select(Line)), $"{conversation}/session-{turns[0].Session}", time);
        return new LocomoSession(document, [.. turns.Select(turn => turn.DiaId)]);
    }

    private static string Line(LocomoTurn turn)
    {
        var line = turn.Caption is null ? $"{turn.Speaker}: {turn.Text}" : $"{turn.Speaker}: {turn.Text} [shares {turn.Caption}]";

        // A turn is told by the number of its line, so it may have only one.
        return line.ReplaceLineEndings(" ");
    }
}
