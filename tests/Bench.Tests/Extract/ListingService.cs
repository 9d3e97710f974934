using System.Text.Json;
using System.Text.Json.Nodes;
using MemoryFunctions.Bench.Extract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Bench.Tests.Extract;

/// <summary>A service that lists, after each flush, what a test says a model stated of the case so far, beside the turns themselves.</summary>
internal sealed class ListingService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<string, int, IReadOnlyList<StatedFact>> facts;
    private readonly Dictionary<string, List<(string Document, string Content)>> retained = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> banks = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    private ListingService(WebApplication app, Func<string, int, IReadOnlyList<StatedFact>> facts)
    {
        this.app = app;
        this.facts = facts;
        app.Run(HandleAsync);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>What the operation of a flush says.</summary>
    public string Operation { get; init; } =
        """{"status":"completed","result_metadata":{"usage":{"input_tokens":1000,"output_tokens":100,"cached_tokens":400}}}""";

    /// <summary>The last profile of a bank.</summary>
    public JsonElement BankOf(string id) => banks[$"bench-extract-{id}"];

    /// <param name="facts">What is stated, by the case's id, once so many sessions are retained.</param>
    /// <param name="operation">Null for one that is done.</param>
    public static async Task<ListingService> StartAsync(Func<string, int, IReadOnlyList<StatedFact>> facts, string? operation = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        var service = operation is null ? new ListingService(web, facts) : new ListingService(web, facts) { Operation = operation };
        await web.StartAsync();
        return service;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        string[] path = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var body = context.Request.ContentLength > 0 ? (await JsonDocument.ParseAsync(context.Request.Body)).RootElement : default;
        string answer;
        lock (gate)
        {
            answer = Answer(context, path, body);
        }

        await context.Response.WriteAsync(answer);
    }

    private string Answer(HttpContext context, string[] path, JsonElement body)
    {
        switch (context.Request.Method, path)
        {
            case ("PUT", [.., var bank]):
                banks[bank] = body;
                context.Response.Headers["X-Ignored-Params"] = "do_not_store, custom_categories";
                return "{}";
            case ("DELETE", [.., var bank]):
                retained.Remove(bank);
                return "{}";
            case ("POST", [.., var bank, "memories"]):
                var item = body.GetProperty("items")[0];
                retained.TryAdd(bank, []);
                retained[bank].Add((item.GetProperty("document_id").GetString()!, item.GetProperty("content").GetString()!));
                return "{}";
            case ("POST", [.., "consolidate"]):
                return """{"operation_id":"o"}""";
            case ("GET", [.., "operations", _]):
                return Operation;
            case ("GET", [.., var bank, "memories", "list"]):
                return List(bank);
            default:
                return "{}";
        }
    }

    private string List(string bank)
    {
        var items = new JsonArray();
        foreach (var (document, content) in retained[bank])
        {
            using var messages = JsonDocument.Parse(content);
            foreach (var (number, message) in messages.RootElement.EnumerateArray().Index())
            {
                items.Add(new JsonObject
                {
                    ["text"] = $"{message.GetProperty("speaker")}: {message.GetProperty("content")}",
                    ["fact_type"] = "world",
                    ["document_id"] = document,
                    ["source_turns"] = new JsonArray(number),
                });
            }
        }

        foreach (var fact in facts(bank["bench-extract-".Length..], retained[bank].Count))
        {
            items.Add(new JsonObject
            {
                ["text"] = fact.Text,
                ["fact_type"] = "world",
                ["document_id"] = "session-1",
                ["source_turns"] = new JsonArray(0),
                ["occurred_start"] = fact.OccurredStart,
                ["category"] = fact.Category,
                ["permanence"] = fact.Permanence,
            });
        }

        return new JsonObject { ["total"] = items.Count, ["items"] = items }.ToJsonString();
    }
}
