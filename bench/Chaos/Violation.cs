namespace MemoryFunctions.Bench.Chaos;

/// <summary>A promise that was broken, in words that lead to the place.</summary>
internal sealed record Violation(ViolationKind Kind, string Bank, string? Document, string Detail)
{
    public override string ToString() => $"{Kind}: bank {Bank}{(Document is null ? "" : $", document {Document}")}: {Detail}";
}
