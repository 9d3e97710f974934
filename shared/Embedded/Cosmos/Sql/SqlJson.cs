using System.Text.Json.Serialization;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

[JsonSerializable(typeof(string))]
internal sealed partial class SqlJson : JsonSerializerContext;
