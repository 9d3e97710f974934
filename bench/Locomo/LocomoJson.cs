using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Locomo;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NewLine = "\n")]
[JsonSerializable(typeof(LocomoTurn))]
[JsonSerializable(typeof(LocomoQuestion))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(RunLine))]
internal sealed partial class LocomoJson : JsonSerializerContext;
