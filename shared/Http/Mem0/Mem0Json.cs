using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryFunctions.Http.Mem0;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Mem0Error))]
[JsonSerializable(typeof(Mem0Ping))]
[JsonSerializable(typeof(Mem0AddRequest))]
[JsonSerializable(typeof(Mem0AddResponse))]
[JsonSerializable(typeof(Mem0SearchRequest))]
[JsonSerializable(typeof(Mem0SearchResponse))]
[JsonSerializable(typeof(Mem0ListRequest))]
[JsonSerializable(typeof(Mem0Memory))]
[JsonSerializable(typeof(Mem0Page<Mem0Memory>))]
[JsonSerializable(typeof(Mem0UpdateRequest))]
[JsonSerializable(typeof(Mem0BatchRequest))]
[JsonSerializable(typeof(Mem0Done))]
[JsonSerializable(typeof(IReadOnlyList<Mem0HistoryEntry>))]
[JsonSerializable(typeof(Mem0Event))]
[JsonSerializable(typeof(Mem0Page<Mem0Event>))]
[JsonSerializable(typeof(Mem0EntityPage))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class Mem0Json : JsonSerializerContext;
