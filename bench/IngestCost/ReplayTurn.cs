namespace MemoryFunctions.Bench.IngestCost;

internal sealed record ReplayTurn(string Speaker, string Text)
{
    /// <summary>As it stands in the document, and as its raw memory says it.</summary>
    public string Line => $"{Speaker}: {Text}";
}
