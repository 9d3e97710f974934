using System.Net;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>One user's memory, over HTTP.</summary>
public sealed class UserBank(MemoryClient client, string name)
{
    public string Name => name;

    public MemoryClient Client => client;

    public Task<JsonNode> CreateAsync(JsonObject? settings = null) => AskAsync(HttpMethod.Put, "", settings ?? []);

    /// <summary>Saves a conversation, whatever was under its id before.</summary>
    public Task<JsonNode> SaveAsync(string document, string content, string? timestamp = null, bool isAsync = false) =>
        AskAsync(HttpMethod.Post, "/memories", new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["content"] = content, ["document_id"] = document, ["timestamp"] = timestamp }),
            ["async"] = isAsync,
        });

    /// <summary>Has all that waits read by the language model, and waits until it is.</summary>
    /// <returns>The operation.</returns>
    public async Task<JsonNode> ConsolidateAsync()
    {
        var operation = await WaitAsync(await StartConsolidationAsync());
        Assert.True((string)operation["status"]! == "completed", operation.ToJsonString());
        return operation;
    }

    public async Task<string> StartConsolidationAsync() => (string)(await AskAsync(HttpMethod.Post, "/consolidate"))["operation_id"]!;

    public Task<JsonNode> OperationAsync(string operation) => AskAsync(HttpMethod.Get, "/operations/" + operation);

    /// <summary>The operation once it is over, however it ended.</summary>
    public async Task<JsonNode> WaitAsync(string operation)
    {
        JsonNode? state = null;
        await Eventually.HoldsAsync(
            async () => (string)(state = await OperationAsync(operation))["status"]! is not ("pending" or "processing"), "the operation is over");
        return state!;
    }

    /// <summary>Memories that a language model stated from turns.</summary>
    public async Task<IReadOnlyList<JsonNode>> FactsAsync() =>
        [.. (await MemoriesAsync()).Where(memory => memory["source_memory_ids"]!.AsArray().Count > 0 && (string)memory["fact_type"]! != "observation")];

    public async Task<IReadOnlyList<string>> FactTextsAsync() => [.. (await FactsAsync()).Select(fact => (string)fact["text"]!).Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<JsonNode>> ObservationsAsync() => [.. (await MemoriesAsync()).Where(memory => (string)memory["fact_type"]! == "observation")];

    public async Task<IReadOnlyList<JsonNode>> MemoriesAsync() =>
        [.. (await AskAsync(HttpMethod.Get, "/memories/list?limit=1000"))["items"]!.AsArray().Select(item => item!)];

    /// <summary>The whole answer, with its trace and the facts behind observations.</summary>
    public Task<JsonNode> AskForRecallAsync(string query, string budget = "mid") => AskAsync(HttpMethod.Post, "/memories/recall", new JsonObject
    {
        ["query"] = query,
        ["budget"] = budget,
        ["trace"] = true,
        ["include"] = new JsonObject { ["source_facts"] = new JsonObject() },
    });

    public Task<IReadOnlyList<string>> RecallAsync(string query, string budget = "mid") => client.RecallAsync(name, query, budget);

    public Task<JsonNode> ReflectAsync(string query, JsonObject? schema = null) => AskAsync(HttpMethod.Post, "/reflect", new JsonObject
    {
        ["query"] = query,
        ["include"] = new JsonObject { ["facts"] = new JsonObject(), ["tool_calls"] = new JsonObject() },
        ["response_schema"] = schema,
    });

    public Task<JsonNode> RetryAsync(string operation) => AskAsync(HttpMethod.Post, $"/operations/{operation}/retry");

    public Task<JsonNode> DeleteAsync(string document) => client.DeleteDocumentAsync(name, document);

    private async Task<JsonNode> AskAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        var (status, answer) = await client.SendAsync(method, MemoryClient.Path(name) + path, body?.ToJsonString());
        return status == HttpStatusCode.OK ? answer : throw new HttpRequestException($"{method} {path}: {(int)status} {answer.ToJsonString()}", null, status);
    }
}
