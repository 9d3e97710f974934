using System.Text.Json;

namespace MemoryFunctions.Http.Api;

/// <summary>A value that one of our converters refuses. The message is written for the caller; the serializer adds the place.</summary>
internal sealed class FieldValueException(string message) : JsonException(message);
