using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Architecture.Tests;

public sealed class InfrastructureTests
{
    /// <summary>Read by the Functions host alone, from the section that our own settings are in too.</summary>
    private static readonly string[] OfTheHost = ["Queue:queueServiceUri", "Queue:credential", "Queue:clientId"];

    private static readonly BicepText Main = BicepText.Load("infra/main.bicep");
    private static readonly BicepText Cosmos = BicepText.Load("infra/modules/cosmos.bicep");
    private static readonly BicepText App = BicepText.Load("infra/modules/app.bicep");

    private static int Dimensions => int.Parse(Main.Declared("embeddingDimensions"), System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void The_deployed_container_indexes_the_same_paths_as_the_one_that_the_store_makes()
    {
        var policy = Made().IndexingPolicy;
        var memories = Cosmos.Resource("memories");

        Assert.Equal(policy.IncludedPaths.Select(path => path.Path), Cosmos.List("indexedPaths").Strings);
        Assert.Equal("includedPaths", memories.Property("includedPaths"));
        Assert.Equal("[for path in indexedPaths: { path: path }]", Cosmos.Declared("includedPaths"));
        Assert.Equal(policy.ExcludedPaths.Select(path => path.Path), memories.List("excludedPaths").Strings);
        Assert.Equal(policy.IndexingMode.ToString(), memories.Property("indexingMode"), ignoreCase: true);
        Assert.Equal(policy.Automatic.ToString(), memories.Property("automatic"), ignoreCase: true);
    }

    [Fact]
    public void The_deployed_container_sorts_by_the_same_pairs_as_the_one_that_the_store_makes()
    {
        var made = Made().IndexingPolicy.CompositeIndexes.Select(index => index.Select(path => (path.Path, path.Order.ToString().ToLowerInvariant())));

        var deployed = Cosmos.Resource("memories").List("compositeIndexes").Lists.Select(index => index.Properties("path").Zip(index.Properties("order")));

        Assert.Equal(made, deployed);
    }

    [Theory]
    [InlineData("quantizedFlat")]
    [InlineData("diskANN")]
    [InlineData("flat")]
    public void The_deployed_container_has_the_same_vector_index_as_the_one_that_the_store_makes(string type)
    {
        var made = Made(type);
        var index = Assert.Single(made.IndexingPolicy.VectorIndexes);
        var deployed = Cosmos.Resource("memories").List("vectorIndexes");

        Assert.Contains(type, Cosmos.ToString(), StringComparison.Ordinal);
        Assert.Equal(Main.Declared("vectorIndex"), Settings.DefaultOf("Cosmos:VectorIndex"));
        Assert.Equal($"[union({{ path: '{index.Path}', type: vectorIndex }}, shardKey)]", deployed.ToString());
        Assert.Equal("vectorIndex == 'flat' ? {} : { vectorIndexShardKey: ['/bank'] }", Cosmos.Declared("shardKey"));
        Assert.Equal(type == "flat" ? [] : ["/bank"], index.VectorIndexShardKey ?? []);
    }

    [Fact]
    public void The_deployed_container_holds_the_same_vectors_as_the_one_that_the_store_makes()
    {
        var vector = Assert.Single(Made().VectorEmbeddingPolicy.Embeddings);
        var deployed = Cosmos.Resource("memories").List("vectorEmbeddings");

        Assert.Equal(vector.Path, deployed.Property("path"));
        Assert.Equal(vector.DataType.ToString(), deployed.Property("dataType"), ignoreCase: true);
        Assert.Equal(vector.DistanceFunction.ToString(), deployed.Property("distanceFunction"), ignoreCase: true);
        Assert.Equal("embeddingDimensions", deployed.Property("dimensions"));
    }

    [Fact]
    public void The_deployed_dimensions_are_those_of_the_model_that_needs_no_settings()
    {
        using var services = new ServiceCollection().AddOfflineModels().BuildServiceProvider();

        Assert.Equal(services.GetRequiredService<IEmbedder>().Signature.Dimensions, Dimensions);
    }

    [Fact]
    public void The_deployed_containers_are_partitioned_and_expire_like_those_that_the_store_makes()
    {
        var (memories, directory) = (Made(), ContainerPolicies.Directory(new CosmosOptions()));

        foreach (var (made, deployed) in new[] { (memories, Cosmos.Resource("memories")), (directory, Cosmos.Resource("directory")) })
        {
            Assert.Equal(made.PartitionKeyPath, Assert.Single(deployed.List("paths").Strings));
            Assert.Equal(PartitionKeyDefinitionVersion.V2, made.PartitionKeyDefinitionVersion);
            Assert.Equal("2", deployed.Property("version"));
        }

        Assert.Equal(-1, memories.DefaultTimeToLive);
        Assert.Equal("-1", Cosmos.Resource("memories").Property("defaultTtl"));
        Assert.Null(directory.DefaultTimeToLive);
        Assert.Empty(Cosmos.Resource("directory").Properties("defaultTtl"));
    }

    [Theory]
    [InlineData("databaseName", "Cosmos:Database")]
    [InlineData("containerName", "Cosmos:Container")]
    [InlineData("directoryName", "Cosmos:Directory")]
    public void The_deployed_containers_have_the_names_that_the_store_looks_for(string variable, string setting) =>
        Assert.Equal(Settings.DefaultOf(setting), Cosmos.Declared(variable));

    [Fact]
    public void The_deployed_account_is_one_that_the_store_accepts()
    {
        var account = Cosmos.Resource("account");

        Assert.Equal("BoundedStaleness", Main.Declared("consistency"));
        Assert.Equal("false", account.Property("enableMultipleWriteLocations"));
        Assert.Equal("true", account.Property("disableLocalAuth"));
        Assert.Contains("EnableNoSQLVectorSearch", Cosmos.Declared("vectorSearch"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_deployed_setting_is_one_that_the_app_reads()
    {
        var names = App.List("own").Properties("name")
            .Where(name => name.Contains("__", StringComparison.Ordinal) && !name.StartsWith("AzureWebJobs", StringComparison.Ordinal))
            .Select(name => name.Replace("__", ":", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names.Except(OfTheHost), name => Assert.True(Settings.All.Contains(name), $"no options class has {name}"));
    }

    [Fact]
    public void The_deployed_queue_is_the_one_that_the_app_rings() =>
        Assert.Equal(Settings.DefaultOf("Queue:Name"), BicepText.Load("infra/modules/storage.bicep").Declared("queueName"));

    [Fact]
    public void The_instance_kept_ready_is_the_ingest_functions()
    {
        Assert.Contains("'function:Ingest'", App.Declared("ingest"), StringComparison.Ordinal);
        Assert.Contains("[Function(\"Ingest\")]", Repository.Read("functions/Queues/IngestFunction.cs"), StringComparison.Ordinal);
    }

    private static ContainerProperties Made(string vectorIndex = "quantizedFlat") =>
        ContainerPolicies.Memories(new CosmosOptions { VectorIndex = vectorIndex }, Dimensions);
}
