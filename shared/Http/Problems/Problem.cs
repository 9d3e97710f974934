namespace MemoryFunctions.Http.Problems;

/// <summary>An RFC 9457 problem.</summary>
internal sealed record Problem
{
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What is wrong, for the caller.</summary>
    public required string Detail { get; init; }
}
