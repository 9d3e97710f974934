namespace MemoryFunctions.Bench.Robust;

/// <summary>A line of the dialogue file: turns as <c>&lt;Name&gt;:"text"</c> between marks of beginning and end.</summary>
internal sealed record DialogueLine(int Id, IReadOnlyList<string> Dialogue)
{
    public RobustMemory ToMemory() => new($"dialogue-{Id}", string.Join('\n', Dialogue.Select(Turn).OfType<string>()));

    private static string? Turn(string raw)
    {
        var line = raw.Trim();
        if (line is "<BOD>" or "<EOD>" || line.Length == 0)
        {
            return null;
        }

        var end = line.IndexOf(">:", StringComparison.Ordinal);
        return end < 0 ? line : $"{line[1..end]}: {line[(end + 2)..].Trim('"')}";
    }
}
