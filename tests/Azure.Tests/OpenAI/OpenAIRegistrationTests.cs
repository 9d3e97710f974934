using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class OpenAIRegistrationTests
{
    [Fact]
    public void Without_settings_there_is_no_model()
    {
        using var services = Services(("Models:Chat:Model", " "), ("Models:Chat:Timeout", "00:01:00"));

        Assert.Null(services.GetService<IChatModel>());
        Assert.Null(services.GetService<IEmbedder>());
        Assert.NotNull(services.GetService<OpenAIEmbedderFactory>());
    }

    [Fact]
    public void Each_model_is_there_where_its_own_settings_are()
    {
        using var chat = Services(("Models:Chat:Endpoint", "http://localhost:1/v1"), ("Models:Chat:Model", "m"));
        using var embedding = Services(("Models:Embedding:ApiKey", "k"), ("Models:Embedding:Model", "m"));

        Assert.Equal("m", chat.GetRequiredService<IChatModel>().Model);
        Assert.Null(chat.GetService<IEmbedder>());
        Assert.Equal(new ModelSignature("m", 512), embedding.GetRequiredService<IEmbedder>().Signature);
        Assert.Null(embedding.GetService<IChatModel>());
    }

    [Theory]
    [InlineData("Models:Chat:Model is missing.", "Models:Chat:ApiKey", "k")]
    [InlineData("Models:Chat:ApiKey is missing", "Models:Chat:Model", "m")]
    [InlineData("Models:Chat:Endpoint must be an address", "Models:Chat:Model", "m", "Models:Chat:Endpoint", "localhost")]
    [InlineData("Models:Chat:Endpoint must be an address", "Models:Chat:Model", "m", "Models:Chat:Endpoint", "https://host/v1?api-version=1")]
    [InlineData("Models:Chat:Endpoint must be the v1 endpoint", "Models:Chat:Model", "m", "Models:Chat:Endpoint", "https://r.openai.azure.com/openai/deployments/x")]
    [InlineData("Models:Chat:Endpoint must be the v1 endpoint", "Models:Chat:Model", "m", "Models:Chat:Endpoint", "http://r.openai.azure.com")]
    [InlineData("Models:Chat:MaxRetries must be between 0 and 20.", "Models:Chat:Model", "m", "Models:Chat:MaxRetries", "21")]
    [InlineData("Models:Chat:Timeout must be between", "Models:Chat:Model", "m", "Models:Chat:Timeout", "00:00:00")]
    [InlineData("Models:Chat:MaxConcurrency must be between", "Models:Chat:Model", "m", "Models:Chat:MaxConcurrency", "0")]
    [InlineData("Models:Chat:TokensPerMinute must be between", "Models:Chat:Model", "m", "Models:Chat:TokensPerMinute", "-1")]
    [InlineData("Models:Chat:MaxOutputTokens must be between", "Models:Chat:Model", "m", "Models:Chat:MaxOutputTokens", "1")]
    [InlineData("Models:Chat:Temperature must be between 0 and 2.", "Models:Chat:Model", "m", "Models:Chat:Temperature", "2.1")]
    [InlineData("Models:Embedding:Model is missing.", "Models:Embedding:Endpoint", "http://localhost/v1")]
    [InlineData("Models:Embedding:Dimensions must be between", "Models:Embedding:Model", "m", "Models:Embedding:Dimensions", "0")]
    [InlineData("Models:Embedding:BatchSize must be between 1 and 2048.", "Models:Embedding:Model", "m", "Models:Embedding:BatchSize", "2049")]
    [InlineData("Models:Embedding:BatchTokens must be between", "Models:Embedding:Model", "m", "Models:Embedding:BatchTokens", "10")]
    [InlineData("Models:Embedding:CacheSize must be between", "Models:Embedding:Model", "m", "Models:Embedding:CacheSize", "-1")]
    public void What_is_wrong_ends_the_start_with_a_message_that_names_the_setting(string message, params string[] settings)
    {
        using var services = Services([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_never_repeated()
    {
        using var services = Services(("Models:Chat:ApiKey", "secret-key"), ("Models:Chat:MaxRetries", "99"));

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.DoesNotContain("secret-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_servers_address_key_and_models_are_all_that_has_to_be_set()
    {
        await using var server = await ScriptedModelServer.StartAsync();
        server.ExpectedKey = "the-key";
        server.Chat("text", request => $"you said {request.Input}");
        await using var services = Services([.. server.Settings(dimensions: 16).Select(setting => (setting.Key, setting.Value))]);

        var reply = await services.GetRequiredService<IChatModel>().CompleteAsync(ModelsUnderTest.Question, CancellationToken.None);
        var vectors = await services.GetRequiredService<IEmbedder>().EmbedAsync(["red apple", "red pear", "blue sky"], CancellationToken.None);

        Assert.Equal("you said user: hello", reply.Text);
        Assert.True(Likeness(vectors[0], vectors[1]) > Likeness(vectors[0], vectors[2]));
    }

    [Fact]
    public async Task A_second_embedder_is_made_of_another_section()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        var configuration = Configuration(
            ("Models:NextEmbedding:Endpoint", models.Server.Endpoint.ToString()), ("Models:NextEmbedding:Model", "next"), ("Models:NextEmbedding:Dimensions", "4"));

        using var next = models.Embedders.Create(configuration, "Models:NextEmbedding");
        await next.EmbedAsync(["a"], CancellationToken.None);
        await models.EmbedAsync("a");

        Assert.True(OpenAIEmbedderFactory.IsSet(configuration, "Models:NextEmbedding"));
        Assert.Equal(new ModelSignature("next", 4), next.Signature);
        Assert.Equal(["next", "embedding-model"], models.Server.Requests.Select(request => request.Model));
    }

    [Theory]
    [InlineData("lexical-1", null, null, false)]
    [InlineData("lexical-2", "", " ", false)]
    [InlineData("lexical-2", "http://localhost:1/v1", null, true)]
    [InlineData("lexical-1", null, "key", true)]
    [InlineData("lexical", null, null, true)]
    public void The_name_of_a_built_in_embedder_alone_asks_for_no_server(string model, string? endpoint, string? key, bool isSet)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Models:Embedding:Model"] = model,
            ["Models:Embedding:Endpoint"] = endpoint,
            ["Models:Embedding:ApiKey"] = key,
        }).Build();

        Assert.Equal(isSet, OpenAIEmbedderFactory.IsSet(configuration, "Models:Embedding"));
    }

    [Fact]
    public void A_second_embedder_names_its_own_settings()
    {
        using var services = Services();

        var failure = Assert.Throws<ConfigurationException>(() => services.GetRequiredService<OpenAIEmbedderFactory>()
            .Create(Configuration(("Models:NextEmbedding:Endpoint", "http://localhost/v1"), ("Models:NextEmbedding:BatchSize", "0")), "Models:NextEmbedding"));

        Assert.Contains("Models:NextEmbedding:Model is missing.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Models:NextEmbedding:BatchSize must be between", failure.Message, StringComparison.Ordinal);
    }

    private static float Likeness(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other) =>
        one.ToArray().Zip(other.ToArray(), (a, b) => a * b).Sum();

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value, StringComparer.Ordinal)).Build();

    private static ServiceProvider Services(params (string Name, string Value)[] settings) =>
        new ServiceCollection().AddLogging().AddOpenAIModels(Configuration(settings)).BuildServiceProvider();

    [Theory]
    [InlineData("Models:Embeddings:Model", "there is no setting Models:Embeddings")]
    [InlineData("Models:Chat:MaxRetry", "there is no setting Models:Chat:MaxRetry")]
    public void A_setting_that_nobody_reads_is_named(string name, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(name, "secret")]).Build();
        var exception = Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddOpenAIModels(configuration));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }
}
