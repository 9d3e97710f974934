using System.Collections.Concurrent;
using System.Text.Json;
using MemoryFunctions.Azure.Rerank;
using MemoryFunctions.Core.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Tests.Rerank;

/// <summary>A reranking API on a free loopback port that answers as the test says.</summary>
internal sealed class RerankServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private RerankServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>The status and the body for a request.</summary>
    public Func<Call, (int Status, string Body)> Answer { get; set; } = call => (200, Scores(call, static _ => 0.5));

    /// <summary>What to wait for before answering.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public Uri Address => new(app.Urls.First());

    public static async Task<RerankServer> StartAsync()
    {
        var server = new RerankServer();
        await server.app.StartAsync();
        return server;
    }

    /// <summary>As Cohere answers: the best first.</summary>
    public static string Scores(Call call, Func<string, double> score, string list = "results", string name = "relevance_score") =>
        "{\"id\":\"x\",\"" + list + "\":" + List(call, score, name) + ",\"meta\":{\"billed_units\":{\"search_units\":1}}}";

    public static string List(Call call, Func<string, double> score, string name = "relevance_score") => JsonSerializer.Serialize(call.Texts
        .Select((text, index) => new Dictionary<string, double>(StringComparer.Ordinal) { ["index"] = index, [name] = score(text) })
        .OrderByDescending(item => item[name]));

    /// <summary>The reranker that settings make, with this server as its endpoint unless they say otherwise.</summary>
    public ServiceProvider Services(params (string Name, string? Value)[] settings)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Models:Reranker:Endpoint"] = new Uri(Address, "v2").ToString(),
            ["Models:Reranker:Model"] = "rerank-test",
            ["Models:Reranker:Timeout"] = "00:00:20",
        };
        foreach (var (name, value) in settings)
        {
            values["Models:Reranker:" + name] = value;
        }

        return new ServiceCollection().AddReranker(new ConfigurationBuilder().AddInMemoryCollection(values).Build()).BuildServiceProvider();
    }

    public static async Task<IReadOnlyList<double?>> AskAsync(ServiceProvider services, params string[] texts) =>
        await services.GetRequiredService<IReranker>().RerankAsync("which?", texts, CancellationToken.None);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var call = new Call(context.Request.Path, context.Request.Headers.Authorization.ToString(), document.RootElement.Clone());
        Calls.Enqueue(call);
        await Until.WaitAsync(context.RequestAborted);
        var (status, body) = Answer(call);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status is 302)
        {
            context.Response.Headers.Location = body;
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    internal sealed record Call(string Path, string Authorization, JsonElement Body)
    {
        public string Model => Body.GetProperty("model").GetString()!;

        public string Query => Body.GetProperty("query").GetString()!;

        public IReadOnlyList<string> Texts { get; } =
            [.. (Body.TryGetProperty("documents", out var texts) || Body.TryGetProperty("texts", out texts) ? texts.EnumerateArray().ToArray() : []).Select(text => text.GetString()!)];
    }
}
