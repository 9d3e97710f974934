using System.Text.Json.Serialization;

namespace MemoryFunctions.Core.Banks;

/// <summary>How much a language model states of what is said.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExtractionMode>))]
public enum ExtractionMode
{
    /// <summary>What will matter later.</summary>
    Concise,

    /// <summary>Every detail.</summary>
    Verbose,

    /// <summary>What the owner's instructions say.</summary>
    Custom,
}
