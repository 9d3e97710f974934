using System.Text.Json;
using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Extract;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ExtractCase))]
internal sealed partial class CaseJson : JsonSerializerContext;
