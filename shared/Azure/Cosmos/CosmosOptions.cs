using System.ComponentModel.DataAnnotations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Settings under <c>Cosmos</c>: where the store is. One of <see cref="ConnectionString"/>; <see cref="Endpoint"/> with
/// <see cref="Key"/>; <see cref="Endpoint"/> alone (DefaultAzureCredential); <see cref="Emulator"/>.
/// </summary>
public sealed class CosmosOptions
{
    public const string Section = "Cosmos";

    public string? ConnectionString { get; set; }

    public Uri? Endpoint { get; set; }

    public string? Key { get; set; }

    /// <summary>Use the local emulator with its well-known key and certificate; <see cref="Endpoint"/> where it is elsewhere than https://localhost:8081.</summary>
    public bool Emulator { get; set; }

    /// <summary>The database, made at start where the credential may.</summary>
    [Required]
    public string Database { get; set; } = "memory";

    /// <summary>The container of memories; another embedding model takes another one.</summary>
    [Required]
    public string Container { get; set; } = "memories";

    /// <summary>The container that the command <c>reembed</c> fills with another model's vectors; read by nothing else.</summary>
    public string? NextContainer { get; set; }

    /// <summary>The container that leads from a bank's handle to the bank.</summary>
    [Required]
    public string Directory { get; set; } = "directory";

    /// <summary><c>quantizedFlat</c>, <c>diskANN</c> or <c>flat</c> (up to 505 dimensions).</summary>
    [RegularExpression("^(quantizedFlat|diskANN|flat)$", ErrorMessage = "Cosmos:VectorIndex must be quantizedFlat, diskANN or flat")]
    public string VectorIndex { get; set; } = "quantizedFlat";

    /// <summary>The most request units per second to make the containers with (autoscale); null for a serverless account.</summary>
    [SettingRange("Cosmos:AutoscaleThroughput", 1_000, 1_000_000)]
    public int? AutoscaleThroughput { get; set; }

    /// <summary>How long operations can be asked for, and are told apart when they come again.</summary>
    [SettingRange("Cosmos:OperationRetention", "01:00:00", "90.00:00:00")]
    public TimeSpan OperationRetention { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>Checks <see cref="CosmosOptions"/> at start.</summary>
[OptionsValidator]
internal sealed partial class CosmosOptionsValidator : IValidateOptions<CosmosOptions>;
