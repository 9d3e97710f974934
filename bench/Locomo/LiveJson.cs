using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Locomo;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    NewLine = "\n")]
[JsonSerializable(typeof(LiveQuestion))]
[JsonSerializable(typeof(LiveAnswer))]
[JsonSerializable(typeof(LiveLine))]
internal sealed partial class LiveJson : JsonSerializerContext;
