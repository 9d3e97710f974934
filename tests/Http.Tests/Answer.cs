using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Http.Tests;

/// <summary>A response, read.</summary>
public sealed record Answer(HttpStatusCode Status, string? ContentType, HttpResponseHeaders Headers, JsonElement Body)
{
    /// <summary>The place of the first field at fault, such as <c>body.items.0.content</c>.</summary>
    public string Loc => Detail.ValueKind == JsonValueKind.Array
        ? string.Join('.', Detail[0].GetProperty("loc").EnumerateArray().Select(step => step.ToString()))
        : "";

    public JsonElement Detail => Body.GetProperty("detail");

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join("|", values) : null;

    public static async Task<Answer> SendAsync(HttpClient client, string method, string path, string? body = null)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return await SendAsync(client, method, path, content);
    }

    public static async Task<Answer> SendAsync(HttpClient client, string method, string path, HttpContent? content)
    {
        // Uri would decode and compress parts of the path that are to arrive as they are.
        var uri = new Uri(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri) { Content = content };
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, JsonDocument.Parse(text).RootElement);
    }
}
