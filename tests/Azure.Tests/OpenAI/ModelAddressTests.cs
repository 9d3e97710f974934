using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class ModelAddressTests
{
    [Theory]
    [InlineData("https://my.openai.azure.com", "https://my.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://my.openai.azure.com/", "https://my.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://my.openai.azure.com/openai/", "https://my.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://my.openai.azure.com/openai/v1/", "https://my.openai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://my.services.ai.azure.com", "https://my.services.ai.azure.com/openai/v1/chat/completions")]
    [InlineData("https://MY.cognitiveservices.azure.com/openai/v1", "https://my.cognitiveservices.azure.com/openai/v1/chat/completions")]
    public async Task An_Azure_resource_is_reached_at_its_v1_endpoint_with_its_key(string endpoint, string meant)
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:Endpoint", endpoint)], throughAzure: true);
        models.Server.ExpectedKey = "chat-key";

        await models.AskAsync();

        var request = Assert.Single(models.Server.Requests);
        Assert.Equal(meant, request.Headers[LoopbackHandler.Meant]);
        Assert.Equal("/openai/v1/chat/completions", request.Path);
        Assert.Equal("chat-key", request.Headers["api-key"]);
        Assert.False(request.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task An_Azure_resource_without_a_key_is_reached_by_the_apps_identity()
    {
        var credential = new FixedToken("the-token");
        await using var models = await ModelsUnderTest.StartAsync(
            [("Models:Chat:Endpoint", "https://my.openai.azure.com"), ("Models:Chat:ApiKey", null)], credential: credential, throughAzure: true);
        models.Server.ExpectedKey = "the-token";

        await models.AskAsync();

        var request = Assert.Single(models.Server.Requests);
        Assert.Equal("Bearer the-token", request.Headers["Authorization"]);
        Assert.False(request.Headers.ContainsKey("api-key"));
        Assert.Equal(["https://ai.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task An_app_without_an_identity_is_told_so()
    {
        await using var models = await ModelsUnderTest.StartAsync(
            [("Models:Chat:Endpoint", "https://my.openai.azure.com"), ("Models:Chat:ApiKey", "")], credential: new FixedToken(null), throughAzure: true);

        var failure = await models.FailAsync();

        Assert.True(failure.IsTransient);
        Assert.Equal(TimeSpan.FromMinutes(1), failure.RetryAfter);
        Assert.Contains("Models:Chat: no token of the app's identity", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_is_not_let_in_is_told_the_role_that_it_needs()
    {
        await using var models = await ModelsUnderTest.StartAsync(
            [("Models:Chat:Endpoint", "https://my.openai.azure.com"), ("Models:Chat:ApiKey", null)], credential: new FixedToken("other"), throughAzure: true);
        models.Server.ExpectedKey = "the-token";

        var failure = await models.FailAsync();

        Assert.Contains("Cognitive Services OpenAI User", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Models:Chat:Endpoint", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_the_model_is_OpenAIs()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Chat:Endpoint", null), ("Models:Embedding:Endpoint", "")], throughAzure: true);

        await models.AskAsync();
        await models.EmbedAsync("a");

        Assert.Equal(
            ["https://api.openai.com/v1/chat/completions", "https://api.openai.com/v1/embeddings"],
            models.Server.Requests.Select(request => request.Headers[LoopbackHandler.Meant]));
        Assert.Equal(["Bearer chat-key", "Bearer embedding-key"], models.Server.Requests.Select(request => request.Headers["Authorization"]));
    }

    [Fact]
    public async Task Another_server_gets_the_key_as_a_bearer_or_none()
    {
        await using var with = await ModelsUnderTest.StartAsync();
        await using var without = await ModelsUnderTest.StartAsync([("Models:Chat:ApiKey", null)]);

        await with.AskAsync();
        await without.AskAsync();

        Assert.Equal("Bearer chat-key", Assert.Single(with.Server.Requests).Headers["Authorization"]);
        Assert.False(Assert.Single(without.Server.Requests).Headers.ContainsKey("Authorization"));
        Assert.False(Assert.Single(without.Server.Requests).Headers.ContainsKey("api-key"));
    }

    [Fact]
    public async Task Http_to_another_machine_is_warned_of_once()
    {
        await using var open = await ModelsUnderTest.StartAsync([("Models:Chat:Endpoint", "http://models.example/v1")], throughAzure: true);
        await using var own = await ModelsUnderTest.StartAsync();

        await open.AskAsync();
        await open.AskAsync();
        await own.AskAsync();

        Assert.Contains("Models:Chat:Endpoint is http", Assert.Single(open.Log.Of(9007)), StringComparison.Ordinal);
        Assert.Empty(own.Log.Of(9007));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        await using var elsewhere = await ScriptedModelServer.StartAsync();
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(_ => ScriptedReply.Error(307, null).With("Location", elsewhere.Endpoint + "/chat/completions"));

        await models.FailAsync();

        Assert.Empty(elsewhere.Requests);
    }
}
