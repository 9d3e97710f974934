using System.Text.Json;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>
/// A row of a query that says itself how it is read. For the rows of a recall, which come by the hundred: the serializer's way
/// to a record with required members costs several times as much (docs/decisions/0021).
/// </summary>
internal interface IJsonRow<TSelf>
    where TSelf : IJsonRow<TSelf>
{
    /// <summary>Reads the object whose brace the reader stands on, and stays on its closing brace. A property that is null counts as absent; one that is not known is skipped.</summary>
    /// <exception cref="JsonException">A property is missing or not of its kind.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader);
}
