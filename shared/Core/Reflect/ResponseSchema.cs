using System.Text;
using System.Text.Json;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Core.Reflect;

/// <summary>
/// A caller's JSON schema for structured answers. Of its words <c>type</c>, <c>properties</c>, <c>required</c>, <c>items</c>, <c>enum</c>
/// and references to its own definitions are understood and checked; others go to the model as they are.
/// </summary>
public sealed class ResponseSchema
{
    /// <summary>The most UTF-8 bytes that a schema may have: it is part of every call.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>It is sent on inside of other JSON, and readers of that go no deeper than 64.</summary>
    private const int MaxDepth = 32;

    private static readonly string[] Definitions = ["$defs", "definitions"];
    private static readonly string[] OfTheRootOnly = ["$schema", "$id", .. Definitions];

    private ResponseSchema(JsonElement root) => Root = root;

    /// <summary>The schema as the caller sent it.</summary>
    public JsonElement Root { get; }

    /// <summary>Reads and checks a schema.</summary>
    /// <param name="json">The schema.</param>
    /// <param name="field">Where it comes from, for the message.</param>
    /// <exception cref="InvalidInputException">It is too long, describes no object, or is no schema where it is understood.</exception>
    public static ResponseSchema Parse(string json, string field = "response_schema")
    {
        ArgumentNullException.ThrowIfNull(json);
        if (Encoding.UTF8.GetByteCount(json) > MaxBytes)
        {
            throw new InvalidInputException(field, $"must be at most {MaxBytes} UTF-8 bytes");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
            var root = document.RootElement.Clone();
            SchemaRules.Check(root, field);
            return new ResponseSchema(root);
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(field, $"must be JSON of at most {MaxDepth} levels", e);
        }
        catch (InvalidOperationException e)
        {
            // A string that is no Unicode; the reader finds that out only when it is asked for the text.
            throw new InvalidInputException(field, "must be well-formed Unicode", e);
        }
    }

    /// <summary>What is wrong with a value, with the place under <paramref name="place"/>; null where it is as asked.</summary>
    public string? FindFault(JsonElement value, string place) => new SchemaMatch(Root).FindFault(Root, value, place);

    /// <summary>
    /// Writes an object schema with this one as a property. Its definitions move to the outer root, where its references
    /// (<c>#/$defs/...</c>) look for them.
    /// </summary>
    /// <param name="property">The name of the property.</param>
    /// <param name="others">The schemas of the properties before it, by name.</param>
    internal string Embed(string property, IReadOnlyList<(string Name, string Schema)> others)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var (name, schema) in others)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(schema);
            }

            writer.WriteStartObject(property);
            foreach (var member in Root.EnumerateObject().Where(member => !OfTheRootOnly.Contains(member.Name, StringComparer.Ordinal)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartArray("required");
            foreach (var (name, _) in others)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteStringValue(property);
            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", value: false);
            foreach (var member in Root.EnumerateObject().Where(member => Definitions.Contains(member.Name, StringComparer.Ordinal)))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
