namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>Real queues keep real time: what computes beside them would make their clocks late.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AzuriteCollection : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}
