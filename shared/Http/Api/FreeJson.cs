using System.Text.Json;

namespace MemoryFunctions.Http.Api;

/// <summary>JSON of any shape, which is read only when it is used: its names and texts may still be no Unicode.</summary>
internal static class FreeJson
{
    public const string Malformed = "must be well-formed Unicode";

    /// <summary>Where the first text is that cannot be read, or the object that has a name of that kind; null where there is none.</summary>
    public static FieldPath? FindMalformed(JsonElement element, FieldPath place) => element.ValueKind switch
    {
        JsonValueKind.String => IsText(element.GetString) ? null : place,
        JsonValueKind.Array => element.EnumerateArray().Select((item, at) => FindMalformed(item, place.Then(at))).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(property => FindMalformed(property, place)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static FieldPath? FindMalformed(JsonProperty property, FieldPath place) =>
        IsText(() => property.Name) ? FindMalformed(property.Value, place.Then(property.Name)) : place;

    /// <summary>The reader has no other way to ask: half a character, or bytes that are no UTF-8, are found by reading them.</summary>
    private static bool IsText(Func<string?> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
