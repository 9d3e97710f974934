using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>Makes requests: what a client would send, and then up to three things wrong with it.</summary>
/// <param name="document">The routes.</param>
/// <param name="tenants">Whose keys the requests have.</param>
public sealed class RequestMaker(ApiDocument document, FuzzTenants tenants)
{
    private readonly SampleMaker samples = new(document);

    /// <param name="random">Says everything about the request.</param>
    /// <param name="operation">What is to be called.</param>
    /// <param name="own">Banks of the caller.</param>
    /// <param name="foreign">A bank of somebody else, whose ids the caller has got hold of.</param>
    public FuzzRequest Make(Random random, ApiOperation operation, IReadOnlyList<Owner> own, Owner foreign)
    {
        var owner = random.Next(12) == 0 ? foreign : OddValues.Pick(random, own);
        var draft = new Draft(operation, random, owner, samples) { Key = operation.IsSweeping ? tenants.Sweeping : tenants.Fuzzed };
        for (var faults = random.Next(4); faults > 0; faults--)
        {
            draft.Spoil();
        }

        return draft.Finish();
    }

    /// <summary>A request while it is made.</summary>
    private sealed class Draft
    {
        private readonly ApiOperation operation;
        private readonly Random random;
        private readonly Owner owner;
        private readonly Dictionary<string, string> path;
        private readonly List<(string Name, string Value)> query;
        private readonly JsonNode? body;
        private string method;
        private string? type;
        private byte[]? bytes;
        private (string Name, string Value)? header;
        private string? key;

        public Draft(ApiOperation operation, Random random, Owner owner, SampleMaker samples)
        {
            (this.operation, this.random, this.owner, method) = (operation, random, owner, operation.Method);
            path = operation.PathParameters.ToDictionary(name => name, name => Uri.EscapeDataString(PathValue(name)), StringComparer.Ordinal);
            query = [.. operation.Query.Where(parameter => parameter.Name == "user_id" || random.Next(3) == 0)
                .Select(parameter => (parameter.Name, parameter.IsInteger ? SampleMaker.Integer(random, parameter.Name).ToString(CultureInfo.InvariantCulture) : Uri.EscapeDataString(SampleMaker.Text(random, parameter.Name, owner))))];
            body = operation.Body is { } schema ? samples.Make(random, schema, "", owner) : null;
            type = body is null ? null : operation.IsForm ? "multipart/form-data; boundary=edge" : "application/json";
        }

        public required string Key
        {
            init
            {
                key = value;
                header = random.Next(3) switch
                {
                    0 => ("Authorization", "Token " + value),
                    1 => ("X-API-Key", value),
                    _ => ("Authorization", "Bearer " + value),
                };
            }
        }

        public void Spoil()
        {
            switch (random.Next(body is null ? 6 : 16))
            {
                case 0 or 1 when path.Count > 0:
                    var name = OddValues.Pick(random, [.. path.Keys.Where(name => name != "tenant" || random.Next(8) == 0).DefaultIfEmpty("tenant")]);
                    var part = OddValues.PathPart(random);
                    path[name] = part == "*" && method == "DELETE" ? "-" : part;
                    break;
                case 0 or 1 or 2:
                    query.Add((query.Count > 0 && !operation.IsSweeping ? OddValues.Pick(random, query).Name : "odd", OddValues.Query(random)));
                    break;
                case 3 when operation.Query.Count > 0:
                    var parameter = OddValues.Pick(random, operation.Query).Name;
                    query.RemoveAll(one => one.Name == parameter);
                    query.Add((parameter, OddValues.Query(random)));
                    break;
                case 4 when random.Next(3) == 0:
                    method = OddValues.Method(random);
                    break;
                case 5 when random.Next(3) == 0:
                    header = OddValues.Pick<(string, string)?>(random, [null, ("Authorization", "Bearer nobody-0123456789"), ("Authorization", "Basic " + key), ("X-API-Key", "\""), ("Authorization", key!)]);
                    break;
                case 6 or 7:
                    bytes = OddValues.Body(random, OddValues.ToJson(body));
                    break;
                case 8 when body is not null:
                    type = random.Next(4) == 0 ? null : OddValues.ContentType(random);
                    break;
                case > 8:
                    SpoilBody();
                    break;
                default:
                    query.Add(("odd", OddValues.Query(random)));
                    break;
            }
        }

        public FuzzRequest Finish()
        {
            var target = operation.Path;
            foreach (var (name, value) in path)
            {
                target = target.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            }

            // Mem0's clients end their paths with a slash.
            target += operation.Surface == Surface.Mem0 && random.Next(2) == 0 ? "/" : "";
            target += query.Count == 0 ? "" : "?" + string.Join('&', query.Select(one => $"{one.Name}={one.Value}"));
            var sent = bytes ?? (body is null ? null : Encoding.UTF8.GetBytes(operation.IsForm ? Form(OddValues.ToJson(body)) : OddValues.ToJson(body)));
            return new FuzzRequest
            {
                Operation = operation,
                Method = method,
                Target = target,
                Body = sent,
                ContentType = type,
                Key = header,
                IsRouted = method == operation.Method && path.Values.All(part => part.Length > 0),
                Banks = new HashSet<string>([owner.Bank], StringComparer.Ordinal),
            };
        }

        private string PathValue(string name) => name == "entity_id" && operation.Surface == Surface.Mem0 ? owner.Bank : SampleMaker.Text(random, name, owner);

        private void SpoilBody()
        {
            var all = Nodes(body!).ToList();
            var (parent, step) = OddValues.Pick(random, all);
            switch (parent, step)
            {
                case (JsonObject fields, string name) when random.Next(6) == 0:
                    fields.Remove(name);
                    break;
                case (JsonObject fields, _) when random.Next(6) == 0:
                    fields[OddValues.Text(random)] = OddValues.Json(random);
                    break;
                case (JsonObject fields, string name):
                    fields[name] = OddValues.Json(random);
                    break;
                case (JsonArray items, int at):
                    items[at] = OddValues.Json(random);
                    break;
                default:
                    break;
            }
        }

        private static IEnumerable<(JsonNode Parent, object? Step)> Nodes(JsonNode node) => node switch
        {
            JsonObject { Count: > 0 } fields => fields.ToList().SelectMany(field => Below(fields, field.Key, field.Value)),
            JsonObject => [(node, null)],
            JsonArray items => items.ToList().SelectMany((item, at) => Below(items, at, item)).Append((items, null)),
            _ => [(node, null)],
        };

        private static IEnumerable<(JsonNode Parent, object? Step)> Below(JsonNode parent, object step, JsonNode? child) =>
            child is JsonObject or JsonArray ? [(parent, step), .. Nodes(child)] : [(parent, step)];

        private static string Form(string json) =>
            $"--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"tea.txt\"\r\nContent-Type: text/plain\r\n\r\nuser: I drink tea.\r\n"
            + $"--edge\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{json}\r\n--edge--\r\n";
    }
}
