namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>The functions that queries may call.</summary>
internal enum SqlFunction
{
    ArrayContains,
    ArrayContainsAll,
    ArrayContainsAny,
    ArrayLength,
    Contains,
    Count,
    IsArray,
    IsBool,
    IsDefined,
    IsNull,
    IsNumber,
    IsObject,
    IsPrimitive,
    IsString,
    Lower,
    StartsWith,
    StringEquals,
    VectorDistance,
}

/// <summary>A function's name and how many arguments it takes.</summary>
internal sealed record SqlSignature(SqlFunction Function, string Name, int MinArguments, int MaxArguments)
{
    public static IReadOnlyList<SqlSignature> All { get; } =
    [
        new(SqlFunction.ArrayContains, "ARRAY_CONTAINS", 2, 2),
        new(SqlFunction.ArrayContainsAll, "ARRAY_CONTAINS_ALL", 2, int.MaxValue),
        new(SqlFunction.ArrayContainsAny, "ARRAY_CONTAINS_ANY", 2, int.MaxValue),
        new(SqlFunction.ArrayLength, "ARRAY_LENGTH", 1, 1),
        new(SqlFunction.Contains, "CONTAINS", 2, 3),
        new(SqlFunction.Count, "COUNT", 1, 1),
        new(SqlFunction.IsArray, "IS_ARRAY", 1, 1),
        new(SqlFunction.IsBool, "IS_BOOL", 1, 1),
        new(SqlFunction.IsDefined, "IS_DEFINED", 1, 1),
        new(SqlFunction.IsNull, "IS_NULL", 1, 1),
        new(SqlFunction.IsNumber, "IS_NUMBER", 1, 1),
        new(SqlFunction.IsObject, "IS_OBJECT", 1, 1),
        new(SqlFunction.IsPrimitive, "IS_PRIMITIVE", 1, 1),
        new(SqlFunction.IsString, "IS_STRING", 1, 1),
        new(SqlFunction.Lower, "LOWER", 1, 1),
        new(SqlFunction.StartsWith, "STARTSWITH", 2, 3),
        new(SqlFunction.StringEquals, "StringEquals", 2, 3),
        new(SqlFunction.VectorDistance, "VectorDistance", 2, 3),
    ];

    public static SqlSignature Of(SqlFunction function) => All.First(s => s.Function == function);
}
