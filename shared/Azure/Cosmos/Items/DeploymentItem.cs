using System.Text.Json.Serialization;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Which model filled a container, and whether it is moved or being filled from another; in the directory.</summary>
internal sealed record DeploymentItem
{
    public const string Partition = "deployment";

    /// <summary>The container's name.</summary>
    public required string Id { get; init; }

    public required string Shard { get; init; }

    public required string Model { get; init; }

    public required int Dimensions { get; init; }

    [JsonIgnore]
    public ModelSignature Signature => new(Model, Dimensions);

    /// <summary>The container that takes this one over: from then on no bank is made here.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The container that this one is, or was, filled from.</summary>
    public string? CopyOf { get; init; }

    /// <summary>How far it has come with that; null once the service has started on it, and for any other container.</summary>
    public string? Filling { get; init; }

    /// <summary>The command that fills it.</summary>
    public string? FilledBy { get; init; }

    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }
}
