using System.Text.Json;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.Exports;

/// <summary>
/// A schema as far as memories fill it as they are: a list of their fields or of their words, and how many they are. Nothing is worked out
/// and nothing made up, so that it needs no language model.
/// </summary>
public sealed class RowForm
{
    private static readonly string[] WordsNames = ["memories", "facts", "texts"];
    private static readonly string[] CountNames = ["count", "total", "total_memories"];

    private readonly ResponseSchema schema;
    private readonly string words;
    private readonly List<(string Name, IReadOnlyList<(string Name, bool IsRequired)> Fields)> lists = [];
    private readonly List<string> texts = [];
    private readonly List<string> counts = [];
    private readonly List<string> unknown = [];

    private RowForm(ResponseSchema schema, string words) => (this.schema, this.words) = (schema, words);

    /// <summary>Whether there is nothing in the schema that memories do not fill.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="sample">The fields that a row has, each with a value of its type.</param>
    /// <param name="words">The name of the field that has a memory's words.</param>
    /// <returns>Null where memories fill no list of it, or it asks for what they do not have.</returns>
    public static RowForm? Of(ResponseSchema schema, IReadOnlyDictionary<string, JsonElement> sample, string words)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(sample);
        var form = new RowForm(schema, words);
        if (!schema.Root.TryGetProperty("properties", out var properties))
        {
            return null;
        }

        foreach (var property in properties.EnumerateObject())
        {
            form.Read(property, sample);
        }

        return form.lists.Count + form.texts.Count > 0 && form.FindFault([sample], 1) is null ? form : null;
    }

    /// <summary>The JSON.</summary>
    /// <param name="rows">The memories' fields by name.</param>
    /// <param name="total">How many there are.</param>
    public JsonElement Fill(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> rows, int total)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, fields) in lists)
            {
                writer.WriteStartArray(name);
                foreach (var row in rows)
                {
                    WriteRow(writer, fields, row);
                }

                writer.WriteEndArray();
            }

            foreach (var name in texts)
            {
                writer.WriteStartArray(name);
                foreach (var row in rows)
                {
                    row[words].WriteTo(writer);
                }

                writer.WriteEndArray();
            }

            foreach (var name in counts)
            {
                writer.WriteNumber(name, total);
            }

            foreach (var name in unknown)
            {
                writer.WriteNull(name);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    /// <summary>What the schema has against the result; null where nothing.</summary>
    public string? FindFault(IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> rows, int total) => schema.FindFault(Fill(rows, total), "schema");

    private static void WriteRow(Utf8JsonWriter writer, IReadOnlyList<(string Name, bool IsRequired)> fields, IReadOnlyDictionary<string, JsonElement> row)
    {
        writer.WriteStartObject();
        foreach (var (name, isRequired) in fields)
        {
            if (row.TryGetValue(name, out var value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            else if (isRequired)
            {
                writer.WriteNull(name);
            }
        }

        writer.WriteEndObject();
    }

    private void Read(JsonProperty property, IReadOnlyDictionary<string, JsonElement> sample)
    {
        var rules = Resolved(property.Value);
        if (CountNames.Contains(property.Name, StringComparer.Ordinal) && (Is(rules, "integer") || Is(rules, "number")))
        {
            counts.Add(property.Name);
        }
        else if (Is(rules, "array") && rules.TryGetProperty("items", out var items) && Resolved(items) is var item
            && Is(item, "string") && WordsNames.Contains(property.Name, StringComparer.Ordinal))
        {
            texts.Add(property.Name);
        }
        else if (Is(rules, "array") && rules.TryGetProperty("items", out items) && Resolved(items) is var row && Fields(row, sample) is { } fields)
        {
            lists.Add((property.Name, fields));
        }
        else
        {
            IsWhole = false;
            if (IsRequired(schema.Root, property.Name))
            {
                unknown.Add(property.Name);
            }
        }
    }

    /// <summary>The fields of a list's rows; null where they are not memories: one of them is of no name that a memory has.</summary>
    private List<(string Name, bool IsRequired)>? Fields(JsonElement row, IReadOnlyDictionary<string, JsonElement> sample) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty("properties", out var properties)
            && properties.EnumerateObject().ToList() is { Count: > 0 } all && all.TrueForAll(field => sample.ContainsKey(field.Name))
            && all.Exists(field => field.NameEquals(words))
                ? [.. all.Select(field => (field.Name, IsRequired(row, field.Name)))]
                : null;

    private JsonElement Resolved(JsonElement part) => SchemaRules.Resolve(schema.Root, part) ?? part;

    private static bool IsRequired(JsonElement owner, string name) =>
        owner.TryGetProperty("required", out var required) && required.EnumerateArray().Any(one => one.ValueEquals(name));

    private static bool Is(JsonElement rules, string type) =>
        rules.ValueKind == JsonValueKind.Object && rules.TryGetProperty("type", out var stated) && stated.ValueKind == JsonValueKind.String && stated.ValueEquals(type);
}
