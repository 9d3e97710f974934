using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests;

/// <summary>Speaks to the program as any HTTP client would.</summary>
public sealed class MemoryClient(HttpClient http) : IDisposable
{
    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    public Task<JsonNode> RetainAsync(string bank, string content, string? documentId = null, string? mode = null, bool isAsync = false) =>
        SuccessAsync(HttpMethod.Post, $"{Path(bank)}/memories", new JsonObject
        {
            ["items"] = new JsonArray(new JsonObject { ["content"] = content, ["document_id"] = documentId, ["update_mode"] = mode }),
            ["async"] = isAsync,
        });

    public async Task<IReadOnlyList<string>> RecallAsync(string bank, string query, string budget = "mid") =>
        Texts(await SuccessAsync(HttpMethod.Post, $"{Path(bank)}/memories/recall", new JsonObject { ["query"] = query, ["budget"] = budget }), "results");

    /// <summary>Text and id of every memory of the bank.</summary>
    public async Task<IReadOnlyList<(string Text, string Id)>> MemoriesAsync(string bank)
    {
        var all = new List<(string, string)>();
        while (true)
        {
            var page = await SuccessAsync(HttpMethod.Get, $"{Path(bank)}/memories/list?limit=1000&offset={all.Count}");
            var items = page["items"]!.AsArray();
            all.AddRange(items.Select(item => ((string)item!["text"]!, (string)item["id"]!)));
            if (items.Count == 0 || all.Count >= (int)page["total"]!)
            {
                return all;
            }
        }
    }

    /// <summary>The document's text; null where there is none.</summary>
    public async Task<string?> DocumentAsync(string bank, string documentId)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, $"{Path(bank)}/documents/{Uri.EscapeDataString(documentId)}");
        return status == HttpStatusCode.NotFound ? null : (string)body["original_text"]!;
    }

    public async Task<int> DocumentCountAsync(string bank) => (int)(await SuccessAsync(HttpMethod.Get, $"{Path(bank)}/documents"))["total"]!;

    public Task<JsonNode> DeleteDocumentAsync(string bank, string documentId) =>
        SuccessAsync(HttpMethod.Delete, $"{Path(bank)}/documents/{Uri.EscapeDataString(documentId)}");

    public Task<JsonNode> CreateBankAsync(string bank) => SuccessAsync(HttpMethod.Put, Path(bank), new JsonObject());

    public Task<JsonNode> DeleteBankAsync(string bank) => SuccessAsync(HttpMethod.Delete, Path(bank));

    public async Task<bool> BankExistsAsync(string bank) => (await SendAsync(HttpMethod.Get, $"{Path(bank)}/profile")).Status == HttpStatusCode.OK;

    public async Task<string> OperationAsync(string bank, string operationId) =>
        (string)(await SuccessAsync(HttpMethod.Get, $"{Path(bank)}/operations/{operationId}"))["status"]!;

    public void Dispose() => http.Dispose();

    public static string Path(string bank) => $"/v1/default/banks/{Uri.EscapeDataString(bank)}";

    private static IReadOnlyList<string> Texts(JsonNode body, string list) => [.. body[list]!.AsArray().Select(item => (string)item!["text"]!)];

    private async Task<JsonNode> SuccessAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        var (status, answer) = await SendAsync(method, path, body?.ToJsonString());
        return status == HttpStatusCode.OK ? answer : throw new HttpRequestException($"{method} {path}: {(int)status} {answer.ToJsonString()}", null, status);
    }
}
