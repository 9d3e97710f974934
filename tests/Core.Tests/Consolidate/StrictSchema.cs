using System.Text.Json;

namespace MemoryFunctions.Core.Tests.Consolidate;

/// <summary>What providers ask of a schema before they hold a model to it.</summary>
internal static class StrictSchema
{
    public static void Check(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(
                properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal),
                schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
            Assert.All(properties.EnumerateObject(), property => Check(property.Value));
        }

        if (schema.TryGetProperty("items", out var items))
        {
            Check(items);
        }
    }
}
