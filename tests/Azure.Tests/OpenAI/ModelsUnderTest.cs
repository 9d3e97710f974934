using Azure.Core;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>The models as settings alone make them, against a scripted server.</summary>
internal sealed class ModelsUnderTest : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private ModelsUnderTest(ScriptedModelServer server, ServiceProvider services, LogLines log) => (Server, provider, Log) = (server, services, log);

    public ScriptedModelServer Server { get; }

    public LogLines Log { get; }

    public IChatModel Chat => provider.GetRequiredService<IChatModel>();

    public IEmbedder Embedder => provider.GetRequiredService<IEmbedder>();

    public OpenAIEmbedderFactory Embedders => provider.GetRequiredService<OpenAIEmbedderFactory>();

    public static ChatRequest Question { get; } = new() { Purpose = "extract", Instructions = "Read it.", Input = "user: hello", MaxOutputTokens = 500 };

    public static AnswerSchema Schema { get; } = new(
        "extraction", """{"type":"object","properties":{"facts":{"type":"array","items":{"type":"string"}}},"required":["facts"],"additionalProperties":false}""");

    public static ChatRequest StructuredQuestion { get; } = Question with { Schema = Schema };

    /// <summary>Both models on the server, with no tries but the first, unless the settings say otherwise; a setting of null is not there.</summary>
    public static async Task<ModelsUnderTest> StartAsync(
        (string Name, string? Value)[]? settings = null, TimeProvider? time = null, TokenCredential? credential = null, bool throughAzure = false)
    {
        var server = await ScriptedModelServer.StartAsync();
        server.Always(request => request.IsChat ? ScriptedReply.Chat(request, """{"facts":[]}""", cached: 3, reasoning: 2) : null);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Models:Chat:Endpoint"] = server.Endpoint.ToString(),
            ["Models:Chat:ApiKey"] = "chat-key",
            ["Models:Chat:Model"] = "chat-model",
            ["Models:Chat:MaxRetries"] = "0",
            ["Models:Embedding:Endpoint"] = server.Endpoint.ToString(),
            ["Models:Embedding:ApiKey"] = "embedding-key",
            ["Models:Embedding:Model"] = "embedding-model",
            ["Models:Embedding:Dimensions"] = "8",
            ["Models:Embedding:CacheSize"] = "0",
            ["Models:Embedding:MaxRetries"] = "0",
        };
        foreach (var (name, value) in settings ?? [])
        {
            values[name] = value;
        }

        var log = new LogLines();
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        if (credential is not null)
        {
            services.AddSingleton(credential);
        }

        if (throughAzure)
        {
            services.AddSingleton(new ModelTransport(new LoopbackHandler(server.Address)));
        }

        services.AddOpenAIModels(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        return new ModelsUnderTest(server, services.BuildServiceProvider(), log);
    }

    public Task<ChatReply> AskAsync(ChatRequest? request = null, CancellationToken cancellationToken = default) =>
        Chat.CompleteAsync(request ?? Question, cancellationToken);

    public Task<ModelException> FailAsync(ChatRequest? request = null) => Assert.ThrowsAsync<ModelException>(() => AskAsync(request));

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(params string[] texts) => Embedder.EmbedAsync(texts, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await Server.DisposeAsync();
    }
}
