using System.Text.Json.Serialization;
using MemoryFunctions.Bench.Extract;

namespace MemoryFunctions.Bench.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RetainRequest))]
[JsonSerializable(typeof(RetainResponse))]
[JsonSerializable(typeof(OperationStatus))]
[JsonSerializable(typeof(RecallRequest))]
[JsonSerializable(typeof(RecallResponse))]
[JsonSerializable(typeof(MemoryPage))]
[JsonSerializable(typeof(StoredText))]
[JsonSerializable(typeof(ConsolidationReply))]
[JsonSerializable(typeof(GuidanceRequest))]
internal sealed partial class HindsightJson : JsonSerializerContext;
