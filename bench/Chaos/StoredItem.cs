using System.Text.Json;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>An item of the store as it is at rest.</summary>
internal sealed record StoredItem(JsonElement Json)
{
    public string Id => Text("id")!;

    public string Kind => Text("kind") ?? "";

    public string Bank => Text("bank") ?? "";

    public string Life => Text("life") ?? "";

    public string? DocumentLife => Text("documentLife");

    public bool Has(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name) => Has(name) ? Json.GetProperty(name).GetString() : null;

    public long? Number(string name) => Has(name) ? Json.GetProperty(name).GetInt64() : null;

    public bool Is(string name) => Has(name) && Json.GetProperty(name).GetBoolean();

    public IEnumerable<JsonElement> List(string name) => Has(name) ? Json.GetProperty(name).EnumerateArray() : [];
}
