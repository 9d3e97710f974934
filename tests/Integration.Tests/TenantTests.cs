using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests;

public sealed class TenantTests : IAsyncLifetime
{
    private const string Acme = "acme-key-0123456789";
    private const string Globex = "globex-key-0123456789";
    private const string Bank = "/v1/default/banks/alice";

    private readonly DataFolder folder = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromMinutes(4) };
    private LocalProcess program = null!;

    /// <summary>With keys it serves the network.</summary>
    public async Task InitializeAsync() => program = await LocalProcess.StartAsync(
        folder, "--urls", "http://0.0.0.0:0", "--Auth:Keys:0:Key", Acme, "--Auth:Keys:0:Tenant", "acme", "--Auth:Keys:1:Key", Globex, "--Auth:Keys:1:Tenant", "globex");

    public async Task DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task No_route_shows_a_tenant_what_another_has_retained()
    {
        var retained = await SendAsync(HttpMethod.Post, Bank + "/memories", Acme, """{"items":[{"document_id":"d","content":"Anna: The quokkarella is called Zwiebelchen"}],"async":false}""");
        Assert.Equal(HttpStatusCode.OK, retained.Status);
        Assert.Contains("Zwiebelchen", (await SendAsync(HttpMethod.Post, Bank + "/memories/recall", Acme, """{"query":"quokkarella"}""")).Body, StringComparison.Ordinal);

        var document = JsonNode.Parse((await SendAsync(HttpMethod.Get, "/openapi.json", null, null)).Body)!;
        var operation = (string?)JsonNode.Parse((await SendAsync(HttpMethod.Get, Bank + "/operations", Acme, null)).Body)!["operations"]![0]!["id"];
        var memory = (string?)JsonNode.Parse((await SendAsync(HttpMethod.Get, Bank + "/memories/list", Acme, null)).Body)!["items"]![0]!["id"];
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, description) in item!.AsObject())
            {
                foreach (var tenant in new[] { "default", "acme", "globex" })
                {
                    var filled = path.Replace("{tenant}", tenant, StringComparison.Ordinal).Replace("{bank_id}", "alice", StringComparison.Ordinal)
                        .Replace("{document_id}", "d", StringComparison.Ordinal).Replace("{operation_id}", operation, StringComparison.Ordinal)
                        .Replace("{memory_id}", memory, StringComparison.Ordinal).Replace("{org_id}", tenant, StringComparison.Ordinal).Replace("{project_id}", tenant, StringComparison.Ordinal);
                    var body = description!["requestBody"] is null ? null : """{"query":"quokkarella","filters":{"user_id":"alice"},"user_id":"alice","messages":"I know nothing"}""";
                    var answer = await SendAsync(new HttpMethod(method.ToUpperInvariant()), filled, Globex, body);
                    Assert.DoesNotContain("Zwiebelchen", answer.Body, StringComparison.Ordinal);
                    Assert.True((int)answer.Status < 500, $"{method} {filled}: {answer.Status}");
                }
            }
        }

        // What the other tenant did with every route, deletions among it, left the first one's bank alone.
        Assert.Contains("Zwiebelchen", (await SendAsync(HttpMethod.Post, "/v1/acme/banks/alice/memories/recall", Acme, """{"query":"quokkarella"}""")).Body, StringComparison.Ordinal);
        Assert.Contains("Zwiebelchen", (await SendAsync(HttpMethod.Get, Bank + "/documents/d", Acme, null)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_there_is_nothing_but_a_401()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Bank + "/documents", null, null)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Get, Bank + "/documents", "another-key-0123456789", null)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/health/ready", null, null)).Status);
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, string? key, string? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Authorization", "Bearer " + key);
        }

        using var response = await http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Uri Address => new UriBuilder(program.Address) { Host = "127.0.0.1" }.Uri;
}
