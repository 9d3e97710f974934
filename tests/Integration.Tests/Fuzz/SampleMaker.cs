using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>Makes what a client would send: values by the schema and, where it says nothing, by the name of the field.</summary>
public sealed class SampleMaker(ApiDocument document)
{
    private const int MaxDepth = 5;
    private const string Time = "2024-05-01T10:00:00Z";

    /// <summary>Words and ids that a field of the name takes.</summary>
    public static string Text(Random random, string name, Owner owner) => owner.Pick(random, name) ?? name switch
    {
        "bank_id" or "user_id" => owner.Bank,
        "tenant" or "org_id" or "project_id" => "default",
        "entity_type" => "user",
        "operation_id" or "event_id" => new Guid(Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256)).ToArray()).ToString(),
        "agent_id" or "app_id" or "run_id" => "scope",
        "query" or "source_query" or "q" => "What do I drink?",
        "content" or "text" => string.Create(CultureInfo.InvariantCulture, $"user: I drink tea number {random.Next(50)}"),
        "timestamp" or "query_timestamp" or "occurred_start" or "start" or "start_date" or "reference_date" => Time,
        "occurred_end" or "end" or "end_date" => "2024-05-02T10:00:00Z",
        "expiration_date" => "2090-01-01",
        "types" or "fact_types" or "fact_type" or "type" => "world",
        "tags_match" => "any",
        "state" => "invalidated",
        "status" => "completed",
        "detail" => "full",
        "fields" => "custom_instructions",
        "metadata" => """{"k":"v"}""",
        "retain_extraction_mode" => "concise",
        "feedback" => "POSITIVE",
        "event_types" => "memory_add",
        "output_format" => "v1.1",
        "version" => "1",
        "url" => "http://127.0.0.1:9/hook",
        "exclude_parents" or "refresh" or "active_only" or "delete_linked" or "dry_run" => "true",
        _ => string.Create(CultureInfo.InvariantCulture, $"{name}-{random.Next(10)}"),
    };

    public static int Integer(Random random, string name) => name switch
    {
        "max_tokens" => 256,
        "retain_chunk_size" => 800,
        "offset" => 0,
        "limit" or "page_size" or "top_k" => random.Next(1, 50),
        "page" or "min_count" => 1,
        _ => random.Next(1, 6),
    };

    public JsonNode? Make(Random random, JsonElement schema, string name, Owner owner, int depth = 0)
    {
        if (Known(random, name, owner) is { } known)
        {
            return known;
        }

        schema = document.Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return Make(random, choices.EnumerateArray().Last(), name, owner, depth);
        }

        if (schema.TryGetProperty("enum", out var words))
        {
            return JsonValue.Create(OddValues.Pick(random, [.. words.EnumerateArray().Where(word => word.ValueKind == JsonValueKind.String)]).GetString());
        }

        return (schema.TryGetProperty("type", out var type) ? type.GetRawText() : "") switch
        {
            var object_ when object_.Contains("object", StringComparison.Ordinal) => Object(random, schema, owner, depth),
            var array when array.Contains("array", StringComparison.Ordinal) => Array(random, schema, name, owner, depth),
            var boolean when boolean.Contains("boolean", StringComparison.Ordinal) => JsonValue.Create(random.Next(2) == 0),
            var integer when integer.Contains("integer", StringComparison.Ordinal) => JsonValue.Create(Integer(random, name)),
            var number when number.Contains("number", StringComparison.Ordinal) => JsonValue.Create(0.1),
            _ => JsonValue.Create(Text(random, name, owner)),
        };
    }

    private JsonObject Object(Random random, JsonElement schema, Owner owner, int depth)
    {
        var made = new JsonObject();
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return schema.TryGetProperty("additionalProperties", out _) ? new JsonObject { ["k"] = "v" } : made;
        }

        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var property in properties.EnumerateObject())
        {
            if (required.Contains(property.Name) || (depth < MaxDepth && (IsNeeded(property.Name) || random.Next(3) == 0)))
            {
                made[property.Name] = Make(random, property.Value, property.Name, owner, depth + 1);
            }
        }

        return made;
    }

    /// <summary>What Mem0's calls want, though their schemas leave it to other fields to be there in its place.</summary>
    private static bool IsNeeded(string name) => name is "messages" or "filters" or "query" or "user_id" or "memory_id" or "memories" or "text" or "name" or "url" or "event_types" or "schema";

    private JsonArray Array(Random random, JsonElement schema, string name, Owner owner, int depth)
    {
        var items = new JsonArray();
        for (var at = random.Next(1, 3); at > 0 && schema.TryGetProperty("items", out var item); at--)
        {
            items.Add(Make(random, item, name, owner, depth + 1));
        }

        return items;
    }

    /// <summary>Values of fields whose schemas say anything, or less than holds.</summary>
    private static JsonNode? Known(Random random, string name, Owner owner) => name switch
    {
        "messages" => random.Next(2) == 0 ? JsonValue.Create("I drink coffee") : new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "I drink coffee" }),
        "filters" => OddValues.Pick<Func<JsonObject>>(random,
        [
            () => new JsonObject { ["user_id"] = owner.Bank },
            () => new JsonObject { ["AND"] = new JsonArray(new JsonObject { ["user_id"] = owner.Bank }, new JsonObject { ["created_at"] = new JsonObject { ["gte"] = "2020-01-01" } }) },
            () => new JsonObject { ["user_id"] = owner.Bank, ["metadata"] = new JsonObject { ["k"] = "v" }, ["categories"] = new JsonObject { ["contains"] = "food" } },
            () => new JsonObject { ["OR"] = new JsonArray(new JsonObject { ["user_id"] = owner.Bank }, new JsonObject { ["agent_id"] = "scope" }) },
            () => new JsonObject { ["AND"] = new JsonArray(new JsonObject { ["user_id"] = owner.Bank }, new JsonObject { ["NOT"] = new JsonArray(new JsonObject { ["keywords"] = new JsonObject { ["icontains"] = "zebra" } }) }) },
        ])(),
        "metadata" => new JsonObject { ["k"] = "v" },
        "custom_categories" => new JsonArray(new JsonObject { ["food"] = "what is eaten and drunk" }),
        "updates" => new JsonObject { ["retain_mission"] = "Keep what is drunk.", ["enable_graph_retrieval"] = random.Next(2) == 0 },
        "bank" => new JsonObject { ["reflect_mission"] = "Be brief." },
        "response_schema" => new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["drink"] = new JsonObject { ["type"] = "string" } } },
        "schema" => new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["memories"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } } } },
        "tag_groups" => new JsonArray(new JsonObject { ["tags"] = new JsonArray("red") }),
        "categories" => new JsonArray("food"),
        "disposition" => new JsonObject { ["skepticism"] = 1, ["literalism"] = 2, ["empathy"] = 3 },
        _ => null,
    };
}
