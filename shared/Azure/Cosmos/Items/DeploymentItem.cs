namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>Which model filled a container; in the directory.</summary>
internal sealed record DeploymentItem
{
    public const string Partition = "deployment";

    public required string Id { get; init; }

    public required string Shard { get; init; }

    public required string Model { get; init; }

    public required int Dimensions { get; init; }
}
