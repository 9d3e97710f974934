using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Robust;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RobustMemory))]
[JsonSerializable(typeof(DialogueLine))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class RobustJson : JsonSerializerContext;
