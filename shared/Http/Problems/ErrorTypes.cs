namespace MemoryFunctions.Http.Problems;

/// <summary>The values of <see cref="FieldError.Type"/>: the words that the clients of the contract know.</summary>
internal static class ErrorTypes
{
    public const string Json = "json_invalid";
    public const string Missing = "missing";
    public const string Null = "null_not_allowed";
    public const string Kind = "type_error";
    public const string Choice = "enum";
    public const string Value = "value_error";
}
