namespace MemoryFunctions.Http.Problems;

/// <summary>An RFC 9457 problem whose detail is the list of fields at fault, as the contract has it.</summary>
internal sealed record ValidationProblem
{
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>The fields at fault.</summary>
    public required IReadOnlyList<FieldError> Detail { get; init; }
}
