namespace MemoryFunctions.Http.Problems;

/// <summary>One thing that is wrong with a request.</summary>
internal sealed record FieldError
{
    /// <summary>Where it is: <c>body</c>, <c>query</c> or <c>path</c>, then field names and list positions from 0.</summary>
    public required IReadOnlyList<object> Loc { get; init; }

    /// <summary>What is wrong, for a person.</summary>
    public required string Msg { get; init; }

    /// <summary>What is wrong, for a program, such as <c>missing</c>.</summary>
    public required string Type { get; init; }

    /// <summary>An error of a field outside the body.</summary>
    public static FieldError Of(string place, string field, string message, string type = ErrorTypes.Value) =>
        new() { Loc = [place, field], Msg = message, Type = type };
}
