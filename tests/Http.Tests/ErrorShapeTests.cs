using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Http.Tests;

/// <summary>Each status that a call can end with, in the shape that the clients of its surface read.</summary>
public sealed class ErrorShapeTests : IAsyncLifetime
{
    private const string Key = "shapes-key-0123456789";
    private const int Limit = 4_096;
    private const string Bank = "/v1/default/banks/alice";
    private const string Question = """{"query":"a"}""";
    private const string Filtered = """{"query":"a","filters":{"user_id":"alice"}}""";
    private const string Json = "application/json";

    private readonly ApiHost host = new(("Auth:Keys:0:Key", Key), ("Http:MaxBodyBytes", "4096"));

    public static TheoryData<string, string, string?, string, int> Refused => new()
    {
        { "GET", Bank + "/operations/42", null, Json, 400 },
        { "GET", Bank + "/profile", null, Json, 404 },
        { "GET", "/v1/somebody/banks/alice/profile", null, Json, 404 },
        { "GET", "/v1/default/nothing", null, Json, 404 },
        { "PATCH", Bank + "/profile", "{}", Json, 405 },
        { "DELETE", Bank + "/memories/recall", null, Json, 405 },
        { "POST", Bank + "/memories/recall", "", Json, 413 },
        { "POST", Bank + "/memories/recall", Question, "text/plain", 415 },
        { "POST", Bank + "/files/retain", "{}", Json, 415 },
        { "POST", Bank + "/memories/recall", "{", Json, 422 },
        { "GET", Bank + "/memories/list?limit=x", null, Json, 422 },
        { "POST", "/v3/memories/search/", """{"query":"a"}""", Json, 400 },
        { "POST", "/v3/memories/search", "{", Json, 400 },
        { "DELETE", "/v1/memories/", null, Json, 400 },
        { "GET", "/v1/memories/nothing/", null, Json, 404 },
        { "GET", "/v1/memories/nothing/history/", null, Json, 404 },
        { "POST", "/v1/ping/", "{}", Json, 405 },
        { "PATCH", "/v1/memories/search/", "{}", Json, 405 },
        { "POST", "/v3/memories/search/", "", Json, 413 },
        { "PUT", "/v1/batch", "", Json, 413 },
        { "POST", "/v3/memories/search/", Filtered, "text/plain", 415 },
        { "POST", "/v1/memories", "a=b", "application/x-www-form-urlencoded", 415 },
        { "PUT", "/v1/memories/nothing/", "{}", "text/plain", 415 },
    };

    public static TheoryData<string, string, string?> Calls => new()
    {
        { "GET", Bank + "/profile", null },
        { "POST", Bank + "/memories/recall", Question },
        { "PATCH", Bank + "/profile", "{}" },
        { "GET", "/v1/default/nothing", null },
        { "GET", "/v1/ping/", null },
        { "POST", "/v3/memories/search/", Filtered },
        { "POST", "/v1/ping", "{}" },
    };

    public static TheoryData<string, string, string?, Exception, int> Failing
    {
        get
        {
            var data = new TheoryData<string, string, string?, Exception, int>();
            foreach (var (method, path, body) in new[] { ("GET", Bank + "/profile", (string?)null), ("POST", "/v3/memories/search/", Filtered) })
            {
                data.Add(method, path, body, new ConflictException("used for another"), 409);
                data.Add(method, path, body, new BusyException("too much is waiting", TimeSpan.FromSeconds(7)), 429);
                data.Add(method, path, body, new InvalidOperationException("inside"), 500);
                data.Add(method, path, body, new ModelException("inside", isTransient: false), 502);
                data.Add(method, path, body, new StoreException("inside", isTransient: true) { RetryAfter = TimeSpan.FromSeconds(7) }, 503);
            }

            return data;
        }
    }

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refusal_is_in_the_shape_of_its_surface(string method, string path, string? body, string type, int status)
    {
        var answer = await SendAsync(method, path, body is "" ? new string(' ', Limit + 1) : body, type, Key);

        Assert.Equal(status, (int)answer.Status);
        RequireShape(path, answer);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_without_a_key_is_a_401_in_the_shape_of_its_surface(string method, string path, string? body)
    {
        var answer = await SendAsync(method, path, body, Json, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        RequireShape(path, answer);
        Assert.NotEmpty(answer.Detail.GetString()!);
        Assert.Contains("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_failure_is_in_the_shape_of_its_surface(string method, string path, string? body, Exception failure, int status)
    {
        host.Banks.Failure = failure;

        var answer = await SendAsync(method, path, body, Json, Key);

        Assert.Equal(status, (int)answer.Status);
        RequireShape(path, answer);
        Assert.Equal(status is 429 or 503 ? "7" : null, answer.Header("Retry-After"));
        Assert.DoesNotContain("inside", answer.Body.GetRawText(), StringComparison.Ordinal);
    }

    private static void RequireShape(string path, Answer answer)
    {
        if (path.StartsWith("/v1/default", StringComparison.Ordinal) || path.Contains("/banks/", StringComparison.Ordinal))
        {
            Assert.Equal("application/problem+json", answer.ContentType);
            Assert.Equal((int)answer.Status, answer.Body.GetProperty("status").GetInt32());
            Assert.True(answer.Status == HttpStatusCode.UnprocessableEntity ? answer.Detail.GetArrayLength() > 0 : answer.Detail.GetString() is { Length: > 0 });
        }
        else
        {
            Assert.Equal(Json, answer.ContentType);
            Assert.NotEmpty(answer.Body.GetProperty("error").GetString()!);
            Assert.False(answer.Body.TryGetProperty("status", out _));
        }
    }

    private async Task<Answer> SendAsync(string method, string path, string? body, string type, string? key)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8);
        if (content is not null)
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        using var client = new HttpClient { BaseAddress = host.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await Answer.SendAsync(client, method, path, content);
    }
}
