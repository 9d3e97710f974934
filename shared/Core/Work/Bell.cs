using System.Text.Json.Serialization;

namespace MemoryFunctions.Core.Work;

/// <summary>
/// What travels on the work queue: which bank has work, never what the work is. The store knows that, so a lost bell
/// delays work and a doubled one is harmless.
/// </summary>
public sealed record Bell
{
    /// <summary>The message version that this code writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the message.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>The bank, in the form of its partition key: <c>{tenant}/{u|agent|app|run}/{key}</c>.</summary>
    [JsonPropertyName("bank")]
    public required string Bank { get; init; }

    /// <summary>Whether the bank's documents are to be worked on one at a time, each attempt counted before: a bell for this bank has failed too often.</summary>
    [JsonPropertyName("one_by_one")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OneByOne { get; init; }

    /// <summary>The W3C trace context of the request that rang, if there was one.</summary>
    [JsonPropertyName("traceparent")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Traceparent { get; init; }
}
