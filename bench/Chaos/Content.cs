namespace MemoryFunctions.Bench.Chaos;

/// <summary>What a document may hold. Without lines it is not there.</summary>
internal sealed record Content(IReadOnlyList<Line> Lines)
{
    public static readonly Content Nothing = new([]);

    public IEnumerable<string> Texts => Lines.Select(line => line.Text);

    /// <summary>The same with lines behind it.</summary>
    public Content With(IEnumerable<Line> more) => new([.. Lines, .. more]);
}
