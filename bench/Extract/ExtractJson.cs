using System.Text.Json.Serialization;

namespace MemoryFunctions.Bench.Extract;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(TurnMessage[]))]
[JsonSerializable(typeof(ExtractResults))]
internal sealed partial class ExtractJson : JsonSerializerContext;
