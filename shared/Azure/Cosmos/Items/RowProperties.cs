using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>
/// The names of a row's properties, numbered. The store answers them in the order in which they were selected, so that the
/// next name is, as a rule, the one behind the last.
/// </summary>
internal sealed class RowProperties(params string[] names)
{
    private readonly byte[][] utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];

    /// <summary>
    /// Goes on to the next property that is known and not null; the reader then stands on its value.
    /// </summary>
    /// <param name="reader">On the brace of the object, or on the last token of the value before.</param>
    /// <param name="property">The number of the property before, -1 at the start; then that of this one.</param>
    /// <returns>False at the end of the object.</returns>
    public bool MoveNext(ref Utf8JsonReader reader, ref int property)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Find(ref reader, property + 1);
            if (reader.Read() && found >= 0 && reader.TokenType != JsonTokenType.Null)
            {
                property = found;
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>What to throw where a property is not there that every row has.</summary>
    public JsonException Missing(int property) => new($"a row has no {names[property]}");

    private int Find(ref Utf8JsonReader reader, int first)
    {
        for (var i = 0; i < utf8.Length; i++)
        {
            var at = first + i < utf8.Length ? first + i : first + i - utf8.Length;
            if (reader.ValueTextEquals(utf8[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
