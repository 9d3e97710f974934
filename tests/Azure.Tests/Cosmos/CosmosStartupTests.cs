using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>What would break the service's promises is refused at start, and the message says what to change.</summary>
public sealed class CosmosStartupTests
{
    [Fact]
    public async Task A_second_start_on_the_same_account_is_fine()
    {
        await using var host = await MemoryHost.StartAsync();
        await using var other = await MemoryHost.StartAsync(beside: host);
        await host.SayAsync(MemoryHost.Bank(), "d", "user: one");
        Assert.Single(await other.ListAsync(MemoryHost.Bank()));
    }

    [Fact]
    public async Task Another_model_of_the_same_dimensions_is_refused()
    {
        await using var host = await MemoryHost.StartAsync();
        var dimensions = new EmbedderProbe().Signature.Dimensions;
        var message = await RefusalAsync(host, new ModelSignature("another", dimensions));
        Assert.Contains($"another/{dimensions}", message, StringComparison.Ordinal);
        Assert.Contains(new EmbedderProbe().Signature.ToString(), message, StringComparison.Ordinal);
        Assert.Contains("reembed", message, StringComparison.Ordinal);
        Assert.Contains("Cosmos:Container", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_dimensions_are_refused()
    {
        await using var host = await MemoryHost.StartAsync();
        var message = await RefusalAsync(host, new ModelSignature("another", 64));
        Assert.Contains("Cosmos:Container", message, StringComparison.Ordinal);
        Assert.Contains("64", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConsistencyLevel.Session)]
    [InlineData(ConsistencyLevel.Eventual)]
    [InlineData(ConsistencyLevel.ConsistentPrefix)]
    public async Task A_weak_consistency_is_refused(ConsistencyLevel level)
    {
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(
            () => MemoryHost.StartAsync(new EmbeddedCosmosOptions { ConsistencyLevel = level }));
        Assert.Contains(level.ToString(), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("BoundedStaleness", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/id")]
    [InlineData("/tenant")]
    public async Task A_container_of_another_partition_key_is_refused(string path)
    {
        var message = await RefusalAsync(container => container.PartitionKeyPath = path);
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("/bank", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_without_a_vector_policy_is_refused() =>
        Assert.Contains("vector policy", await RefusalAsync(container =>
        {
            container.VectorEmbeddingPolicy = null;
            container.IndexingPolicy.VectorIndexes.Clear();
        }), StringComparison.Ordinal);

    [Fact]
    public async Task A_container_in_which_nothing_expires_is_refused() =>
        Assert.Contains("time to live", await RefusalAsync(container => container.DefaultTimeToLive = null), StringComparison.Ordinal);

    [Theory]
    [InlineData(401, "Cosmos:Key")]
    [InlineData(403, "Cosmos:Key")]
    [InlineData(500, "Cosmos:Endpoint")]
    public async Task A_store_that_does_not_let_us_in_is_named(int status, string setting)
    {
        var faults = Substitute.For<IFaultInjector>();
        faults.BeforeAsync(default!, default).ReturnsForAnyArgs(new ValueTask<InjectedFault?>(new InjectedFault(status)));
        var refusal = await Assert.ThrowsAsync<ConfigurationException>(() => MemoryHost.StartAsync(new EmbeddedCosmosOptions { Faults = faults }));
        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_setting_at_all_names_those_there_are()
    {
        var refusal = Assert.Throws<ConfigurationException>(() => CosmosClientFactory.Create(new CosmosOptions(), null, null));
        Assert.All(new[] { "Cosmos:ConnectionString", "Cosmos:Endpoint", "Cosmos:Emulator" }, name => Assert.Contains(name, refusal.Message, StringComparison.Ordinal));
    }

    private static async Task<string> RefusalAsync(MemoryHost host, ModelSignature signature)
    {
        var embedder = Substitute.For<IEmbedder>();
        embedder.Signature.Returns(signature);
        return (await Assert.ThrowsAsync<ConfigurationException>(
            () => MemoryHost.StartAsync(change: services => services.AddSingleton(embedder), beside: host))).Message;
    }

    /// <summary>Starts on an account whose container somebody else made.</summary>
    private static async Task<string> RefusalAsync(Action<ContainerProperties> change)
    {
        await using var endpoint = await EmbeddedCosmosEndpoint.OpenAsync(
            new EmbeddedCosmosOptions(), TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, default);
        var options = new CosmosOptions();
        using var client = CosmosClientFactory.Create(options, new CosmosTransport(endpoint.Endpoint, endpoint.Key, endpoint.CreateHandler), null);
        Database database = await client.CreateDatabaseAsync(options.Database);
        var container = ContainerPolicies.Memories(options, new EmbedderProbe().Signature.Dimensions);
        change(container);
        await database.CreateContainerAsync(container);
        return (await Assert.ThrowsAsync<ConfigurationException>(() => MemoryHost.StartAsync(on: endpoint))).Message;
    }
}
