using System.Text.Json.Serialization;

namespace MemoryFunctions.Core.Memories;

/// <summary>How somebody likes a memory.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeedbackValue>))]
public enum FeedbackValue
{
    Positive,
    Negative,
    VeryNegative,
}
