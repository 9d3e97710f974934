using System.Globalization;
using System.Text.Json.Nodes;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>One step of a patch on one path.</summary>
internal sealed class PatchStep
{
    private readonly string verb;
    private readonly string[] path;
    private readonly string[]? from;
    private readonly JsonNode? value;

    private PatchStep(string verb, string[] path, string[]? from, JsonNode? value)
    {
        this.verb = verb;
        this.path = path;
        this.from = from;
        this.value = value;
    }

    public static PatchStep Read(JsonObject json)
    {
        var name = json["op"]?.GetValue<string>() ?? throw Bad("A patch step needs an op.");
        if (name is not ("add" or "set" or "replace" or "remove" or "incr" or "move"))
        {
            throw Bad($"The patch operation '{name}' is unknown.");
        }

        if (name is "add" or "set" or "replace" or "incr" && !json.ContainsKey("value"))
        {
            throw Bad($"The patch operation '{name}' needs a value.");
        }

        return new PatchStep(
            name, Split(json["path"]?.GetValue<string>()), name == "move" ? Split(json["from"]?.GetValue<string>()) : null, json["value"]);
    }

    /// <summary>Whether it reads or changes anything of a top-level property.</summary>
    public bool Touches(string property) => path[0] == property || from?[0] == property;

    public void Apply(JsonObject root)
    {
        switch (verb)
        {
            case "remove":
                Remove(root, path);
                break;
            case "move":
                Set(root, Remove(root, from!), insert: false);
                break;
            case "incr":
                Increment(root);
                break;
            case "replace" when !Exists(root):
                throw Bad($"There is nothing at '{Name}' to replace.");
            default:
                Set(root, value?.DeepClone(), insert: verb == "add");
                break;
        }
    }

    private string Name => "/" + string.Join('/', path);

    private bool Exists(JsonObject root) => Parent(root, path) switch
    {
        JsonObject parent => parent.ContainsKey(path[^1]),
        JsonArray parent => Index(parent, path[^1]) is { } index && index < parent.Count,
        _ => false,
    };

    private void Set(JsonObject root, JsonNode? node, bool insert)
    {
        switch (Parent(root, path))
        {
            case JsonObject parent:
                parent[path[^1]] = node;
                break;
            case JsonArray parent when path[^1] == "-":
                parent.Add(node);
                break;
            case JsonArray parent when Index(parent, path[^1]) is { } index && index <= parent.Count:
                if (insert || index == parent.Count)
                {
                    parent.Insert(index, node);
                }
                else
                {
                    parent[index] = node;
                }

                break;
            default:
                throw Bad($"There is no place for '{Name}'.");
        }
    }

    private void Increment(JsonObject root)
    {
        var amount = Number(value);
        if (!Exists(root))
        {
            Set(root, value!.DeepClone(), insert: false);
            return;
        }

        var parent = Parent(root, path);
        var current = Number(parent is JsonArray array ? array[Index(array, path[^1])!.Value] : parent![path[^1]]);
        Set(root, decimal.TryParse(current, NumberStyles.Float, CultureInfo.InvariantCulture, out var left)
            && decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var right)
                ? JsonValue.Create(left + right)
                : JsonValue.Create(double.Parse(current, CultureInfo.InvariantCulture) + double.Parse(amount, CultureInfo.InvariantCulture)),
            insert: false);
    }

    private static string Number(JsonNode? node) =>
        node?.GetValueKind() == System.Text.Json.JsonValueKind.Number ? node.ToJsonString() : throw Bad("Only numbers can be incremented.");

    private static JsonNode? Remove(JsonObject root, string[] path)
    {
        switch (Parent(root, path))
        {
            case JsonObject parent when parent.ContainsKey(path[^1]):
                var removed = parent[path[^1]];
                parent.Remove(path[^1]);
                return removed;
            case JsonArray parent when Index(parent, path[^1]) is { } index && index < parent.Count:
                var element = parent[index];
                parent.RemoveAt(index);
                return element;
            default:
                throw Bad($"There is nothing at '/{string.Join('/', path)}' to remove.");
        }
    }

    private static JsonNode? Parent(JsonNode root, string[] path)
    {
        var node = root;
        foreach (var step in path.AsSpan(0, path.Length - 1))
        {
            node = node switch
            {
                JsonObject parent => parent[step],
                JsonArray parent when Index(parent, step) is { } index && index < parent.Count => parent[index],
                _ => null,
            };
        }

        return node;
    }

    private static int? Index(JsonArray array, string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= array.Count ? index : null;

    private static string[] Split(string? path)
    {
        if (path is null || !path.StartsWith('/') || path.Length < 2)
        {
            throw Bad("A patch path begins with / and names something.");
        }

        string[] steps = [.. path[1..].Split('/').Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        return steps[0] is "id" or "_rid" or "_self" or "_etag" or "_attachments" or "_ts"
            ? throw Bad($"The property '{steps[0]}' cannot be patched.")
            : steps;
    }

    private static CosmosProblemException Bad(string message) => CosmosProblemException.BadRequest(message);
}
