using System.Text.Json.Nodes;

namespace MemoryFunctions.Http.Tests.Mem0;

/// <summary>Random filters, and what they mean.</summary>
internal static class FilterMaker
{
    public static readonly string[] Ids = ["a", "b", "A", "*b"];
    public static readonly string[] Entities = ["user_id", "agent_id", "app_id", "run_id"];

    private static readonly string[] Keys = ["k", "K", "it's"];
    private static readonly JsonNode?[] Values = [1, "1", true, "x", null, 1.5];

    /// <summary>A memory of at least one entity.</summary>
    public static Remembered Memory(Random random)
    {
        var ids = Entities.ToDictionary(name => name, _ => random.Next(3) == 0 ? null : Ids[random.Next(Ids.Length)], StringComparer.Ordinal);
        ids[Entities[random.Next(4)]] ??= Ids[random.Next(Ids.Length)];
        return new Remembered(
            ids,
            random.Next(3) == 0 ? null : "plan",
            Keys.Where(_ => random.Next(2) == 0).ToDictionary(key => key, _ => Values[random.Next(Values.Length)]?.ToJsonString() ?? "null", StringComparer.Ordinal));
    }

    public static JsonObject Filter(Random random, int depth = 4)
    {
        var filter = new JsonObject();
        for (var at = random.Next(3); at >= 0; at--)
        {
            switch (random.Next(depth > 1 ? 9 : 6))
            {
                case < 4:
                    filter[Entities[random.Next(4)]] = Entity(random);
                    break;
                case 4:
                    filter["categories"] = random.Next(3) switch { 0 => "plan", 1 => new JsonObject { ["in"] = new JsonArray("plan", "other") }, _ => "other" };
                    break;
                case 5:
                    filter["metadata"] = Metadata(random);
                    break;
                case 6:
                    filter["AND"] = Parts(random, depth);
                    break;
                case 7:
                    filter["OR"] = Parts(random, depth);
                    break;
                default:
                    filter["NOT"] = random.Next(2) == 0 ? Parts(random, depth) : Filter(random, depth - 1);
                    break;
            }
        }

        return filter;
    }

    public static bool Holds(JsonObject filter, Remembered memory) => filter.All(field => field.Key switch
    {
        "AND" => field.Value!.AsArray().All(part => Holds(part!.AsObject(), memory)),
        "OR" => field.Value!.AsArray().Any(part => Holds(part!.AsObject(), memory)),
        "NOT" => field.Value is JsonObject one ? !Holds(one, memory) : !field.Value!.AsArray().Any(part => Holds(part!.AsObject(), memory)),
        "categories" => Category(field.Value!, memory),
        "metadata" => field.Value!.AsObject().All(entry => Metadata(entry.Key, entry.Value, memory)),
        _ => Entity(field.Value, memory.Ids[field.Key]),
    });

    private static JsonNode? Entity(Random random) => random.Next(8) switch
    {
        0 => "*",
        1 => null,
        2 => new JsonObject { ["ne"] = Ids[random.Next(3)] },
        3 => new JsonObject { ["in"] = new JsonArray(Ids[random.Next(3)], Ids[random.Next(3)]) },
        4 => new JsonArray(Ids[random.Next(3)]),
        _ => Ids[random.Next(Ids.Length)],
    };

    private static bool Entity(JsonNode? value, string? id) => value switch
    {
        null => id is null,
        JsonArray some => some.Any(one => (string?)one == id),
        JsonObject { } operators when operators.ContainsKey("ne") => id != (string?)operators["ne"],
        JsonObject operators => operators["in"]!.AsArray().Any(one => (string?)one == id),
        _ => (string?)value == "*" ? id is not null : (string?)value == id,
    };

    private static JsonObject Metadata(Random random)
    {
        var value = Values[random.Next(Values.Length)]?.DeepClone();
        return new JsonObject
        {
            [Keys[random.Next(Keys.Length)]] = random.Next(4) switch { 0 => new JsonObject { ["ne"] = value }, 1 => new JsonObject { ["in"] = new JsonArray(value, 7) }, 2 => new JsonObject { ["eq"] = value }, _ => value },
        };
    }

    private static bool Metadata(string key, JsonNode? wanted, Remembered memory)
    {
        return wanted switch
        {
            JsonObject operators when operators.ContainsKey("ne") => !Is(operators["ne"]),
            JsonObject operators when operators.ContainsKey("in") => operators["in"]!.AsArray().Any(Is),
            JsonObject operators => Is(operators["eq"]),
            _ => Is(wanted),
        };

        bool Is(JsonNode? value) => memory.Metadata.TryGetValue(key, out var json) && json == (value?.ToJsonString() ?? "null");
    }

    private static bool Category(JsonNode wanted, Remembered memory) => wanted is JsonObject some
        ? some["in"]!.AsArray().Any(one => (string?)one == memory.Category)
        : (string?)wanted == memory.Category;

    private static JsonArray Parts(Random random, int depth) =>
        [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => (JsonNode)Filter(random, depth - 1))];
}

/// <summary>A memory as filters see it.</summary>
internal sealed record Remembered(IReadOnlyDictionary<string, string?> Ids, string? Category, IReadOnlyDictionary<string, string> Metadata);
