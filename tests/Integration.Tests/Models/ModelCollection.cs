namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>Classes that share one program: a start costs more than most of their tests.</summary>
[CollectionDefinition(Name)]
public sealed class ModelCollection : ICollectionFixture<ModelFixture>
{
    public const string Name = "models";
}
