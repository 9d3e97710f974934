using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MemoryFunctions.Integration.Tests;

/// <summary>Webhooks and projects of the Mem0 surface, with a receiver in this process.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Webhooks = "/api/v1/webhooks/projects/default/";
    private const string Project = "/api/v1/orgs/organizations/default/projects/default/";

    private readonly DataFolder folder = new();
    private readonly ConcurrentQueue<(string Id, string Timestamp, string Signature, string Body)> calls = new();
    private readonly HttpListener receiver = new();
    private LocalProcess program = null!;
    private Uri url = null!;
    private int status = 200;

    public async Task InitializeAsync()
    {
        program = await LocalProcess.StartAsync(folder, "--Webhooks:AllowPrivateAddresses", "true", "--Webhooks:RetryDelay", "00:00:00.200");
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            url = new Uri(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/"));
        }

        receiver.Prefixes.Add(url.ToString());
        receiver.Start();
        _ = ReceiveAsync();
    }

    public async Task DisposeAsync()
    {
        receiver.Close();
        await program.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_memory_is_told_with_a_signature_of_the_secret_that_was_shown_once()
    {
        var (_, made) = await SendAsync(HttpMethod.Post, Webhooks, $$"""{"name":"mine","url":"{{url}}","event_types":["memory_add"]}""");
        status = 503;
        await program.Client.RetainAsync("anna", "Anna: I grow beans");
        await Eventually.HoldsAsync(() => Task.FromResult(calls.Count >= 2), "two attempts");
        status = 200;
        await Eventually.HoldsAsync(async () => (await DeliveriesAsync(made))[0]?["status"]?.ToString() == "delivered", "delivered");

        var call = calls.Last();
        Assert.All(calls, other => Assert.Equal((call.Id, call.Body), (other.Id, other.Body)));
        var key = Convert.FromBase64String(((string)made["secret"]!)["whsec_".Length..]);
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{call.Id}.{call.Timestamp}.{call.Body}"))), call.Signature);
        var details = JsonNode.Parse(call.Body)!["event_details"]!;
        Assert.Equal(("ADD", "anna", "Anna: I grow beans"), ((string?)details["event"], (string?)details["user_id"], (string?)details["data"]!["memory"]));
        var (_, listed) = await SendAsync(HttpMethod.Get, Webhooks);
        Assert.Null(listed[0]!["secret"]);
        Assert.Equal((string?)made["webhook_id"], (string?)listed[0]!["webhook_id"]);
    }

    [Fact]
    public async Task A_project_keeps_what_is_not_named_and_another_ones_is_a_404()
    {
        Assert.Equal("""{"custom_instructions":"","agent_custom_instructions":"","custom_categories":[]}""", (await SendAsync(HttpMethod.Get, Project)).Body.ToJsonString());

        await SendAsync(HttpMethod.Patch, Project, """{"custom_instructions":"Only what helps.","custom_categories":[{"trip":"journeys"},{"diet":"food"}]}""");
        await SendAsync(HttpMethod.Patch, Project, """{"custom_instructions":"Only what helps to plan."}""");

        Assert.Equal(
            """{"custom_instructions":"Only what helps to plan.","agent_custom_instructions":"","custom_categories":[{"trip":"journeys"},{"diet":"food"}]}""", (await SendAsync(HttpMethod.Get, Project)).Body.ToJsonString());
        Assert.Equal("""{"custom_categories":[{"trip":"journeys"},{"diet":"food"}]}""", (await SendAsync(HttpMethod.Get, Project + "?fields=custom_categories")).Body.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, Project.Replace("projects/default", "projects/acme", StringComparison.Ordinal))).Status);
        var (status, body) = await SendAsync(HttpMethod.Patch, Project, """{"custom_categories":["trip"]}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("custom_categories: ", (string?)body["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", Webhooks, """{"url":"https://example.com/","event_types":["memory_add"]}""", HttpStatusCode.BadRequest, "name: ")]
    [InlineData("POST", Webhooks, """{"name":"x","url":"ftp://example.com/","event_types":["memory_add"]}""", HttpStatusCode.BadRequest, "url: ")]
    [InlineData("POST", Webhooks, """{"name":"x","url":"https://example.com/","event_types":["all"]}""", HttpStatusCode.BadRequest, "event_types: ")]
    [InlineData("POST", "/api/v1/webhooks/projects/acme/", """{"name":"x","url":"https://example.com/","event_types":["memory_add"]}""", HttpStatusCode.NotFound, "There is no such project")]
    [InlineData("PUT", "/api/v1/webhooks/wh_none/", """{"name":"x"}""", HttpStatusCode.NotFound, "There is no such webhook")]
    [InlineData("DELETE", "/api/v1/webhooks/wh_none/", null, HttpStatusCode.NotFound, "There is no such webhook")]
    [InlineData("GET", "/api/v1/webhooks/wh_none/deliveries/?user_id=anna", null, HttpStatusCode.NotFound, "There is no such webhook")]
    [InlineData("GET", "/api/v1/webhooks/wh_none/deliveries/", null, HttpStatusCode.BadRequest, "At least one of user_id")]
    public async Task What_cannot_be_done_is_said_by_field(string method, string path, string? body, HttpStatusCode expected, string words)
    {
        var answer = await SendAsync(new HttpMethod(method), path, body);

        Assert.Equal(expected, answer.Status);
        Assert.StartsWith(words, (string?)answer.Body["error"], StringComparison.Ordinal);
    }

    private async Task<JsonArray> DeliveriesAsync(JsonNode webhook) =>
        (await SendAsync(HttpMethod.Get, $"/api/v1/webhooks/{webhook["webhook_id"]}/deliveries/?user_id=anna")).Body["results"]!.AsArray();

    private Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, string? body = null) => program.Client.SendAsync(method, path, body);

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await receiver.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var headers = context.Request.Headers;
                calls.Enqueue((headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, await reader.ReadToEndAsync()));
                context.Response.StatusCode = status;
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // closed
        }
    }
}
