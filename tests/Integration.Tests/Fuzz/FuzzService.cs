using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>A running service with three tenants, and the banks that are watched and fuzzed in it.</summary>
public sealed class FuzzService : IAsyncDisposable
{
    /// <summary>Longer than anything may take, also on a machine that does something else: what is not answered by then hangs.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly DataFolder folder;
    private readonly LocalProcess process;
    private readonly HttpClient http = new() { Timeout = Deadline };

    private FuzzService(DataFolder folder, LocalProcess process) => (this.folder, this.process) = (folder, process);

    /// <summary>Webhooks go to a port of this machine where nobody is.</summary>
    public static async Task<FuzzService> StartAsync()
    {
        var data = new DataFolder();
        return new FuzzService(data, await LocalProcess.StartAsync(data, [.. FuzzTenants.Standard.Settings, "--Webhooks:AllowPrivateAddresses", "true"]));
    }

    public async Task<ApiDocument> ReadDocumentAsync() => ApiDocument.Parse((await SendAsync("GET", "/openapi.json", null)).Body);

    /// <summary>Makes the bank anew with one of everything that has an id, and a word of its own in all of them.</summary>
    public async Task<Owner> FillAsync(string key, string bank, string canary)
    {
        var path = $"/v1/default/banks/{Uri.EscapeDataString(bank)}";
        await CallAsync(key, "DELETE", path);
        await CallAsync(key, "PUT", path, $$"""{"name":"{{bank}}"}""");
        await CallAsync(key, "POST", path + "/memories", $$"""
            {"items":[{"document_id":"diary","tags":["red"],"metadata":{"k":"v"},"content":"user: I drink {{canary}} tea with Anna\nassistant: Anna likes {{canary}} too\nuser: We met in Oslo in May 2023"},
            {"document_id":"notes","content":"user: I keep {{canary}} in the cellar"}]}
            """);
        var added = await CallAsync(key, "POST", "/v3/memories/add/", $$"""{"metadata":{"k":"v"},"messages":"My {{canary}} cup is blue","user_id":"{{bank}}","infer":false}""");
        var directive = await CallAsync(key, "POST", path + "/directives", $$"""{"name":"brief","content":"Say {{canary}} briefly."}""");
        var model = await CallAsync(key, "POST", path + "/mental-models", """{"name":"drinks","source_query":"What do I drink?"}""");
        var export = await CallAsync(key, "POST", "/v1/exports/", $$"""
            {"filters":{"user_id":"{{bank}}"},"schema":{"type":"object","properties":{"memories":{"type":"array","items":{"type":"string"} } } } }
            """);
        var webhooks = (await CallAsync(key, "GET", "/api/v1/webhooks/projects/default/")).AsArray();
        if (webhooks.Count == 0)
        {
            webhooks.Add(await CallAsync(key, "POST", "/api/v1/webhooks/projects/default/", """{"name":"hook","url":"http://127.0.0.1:9/","event_types":["memory_add"]}"""));
        }

        var memories = await CallAsync(key, "GET", path + "/memories/list");
        var operations = await CallAsync(key, "GET", path + "/operations");
        var entities = await CallAsync(key, "GET", path + "/entities");
        var chunks = await CallAsync(key, "GET", path + "/documents/diary/chunks");
        return new Owner(bank, new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["memory_id"] = Ids(memories["items"]!, "id"),
            ["document_id"] = ["diary", "notes"],
            ["chunk_id"] = Ids(chunks["items"]!, "chunk_id"),
            ["operation_id"] = Ids(operations["operations"]!, "id"),
            ["event_id"] = [(string)added["event_id"]!],
            ["entity_id"] = Ids(entities["items"]!, "id"),
            ["directive_id"] = [(string)directive["id"]!],
            ["memory_export_id"] = [(string)export["id"]!],
            ["mental_model_id"] = [(string)model["mental_model_id"]!],
            ["webhook_id"] = Ids(webhooks, "webhook_id"),
        });
    }

    /// <summary>All that the bank has, as text: to be the same as long as nobody has changed it.</summary>
    public async Task<string> ReadAsync(string key, string bank)
    {
        var path = $"/v1/default/banks/{Uri.EscapeDataString(bank)}";
        var all = new List<string>();
        foreach (var part in (string[])["/profile", "/config", "/memories/list", "/documents", "/documents/diary", "/directives"])
        {
            all.Add((await CallAsync(key, "GET", path + part)).ToJsonString());
        }

        return string.Join('\n', all);
    }

    /// <exception cref="TimeoutException">There was no answer within the deadline.</exception>
    public async Task<FuzzAnswer> SendAsync(FuzzRequest request)
    {
        var uri = new Uri(process.Address.GetLeftPart(UriPartial.Authority) + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), uri);
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            if (request.ContentType is { } type)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        }

        if (request.Key is { } key)
        {
            message.Headers.TryAddWithoutValidation(key.Name, key.Value);
        }

        try
        {
            using var response = await http.SendAsync(message);
            return new FuzzAnswer(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.RetryAfter?.ToString(),
                response.Headers.ToString(),
                await response.Content.ReadAsStringAsync());
        }
        catch (TaskCanceledException e)
        {
            throw new TimeoutException($"not answered within {Deadline.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {request}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
        folder.Dispose();
    }

    private static IReadOnlyList<string> Ids(JsonNode items, string name) => [.. items.AsArray().Select(item => (string)item![name]!)];

    private async Task<JsonNode> CallAsync(string key, string method, string path, string? body = null)
    {
        var (status, text) = await SendAsync(method, path, key, body);
        return status == 200 ? JsonNode.Parse(text)! : throw new HttpRequestException($"{method} {path}: {status.ToString(CultureInfo.InvariantCulture)} {text}");
    }

    private async Task<(int Status, string Body)> SendAsync(string method, string path, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(process.Address, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
