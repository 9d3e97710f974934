using System.Net;
using System.Text.Json;
using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Http.Tests.Auth;

public sealed class KeyTests : IAsyncLifetime
{
    private const string Acme = "acme-key-0123456789";
    private const string SecondOfAcme = "acme-key-9876543210";
    private const string Globex = "globex-key-0123456789";
    private const string Bank = "/v1/default/banks/alice";

    private readonly ApiHost host = new(
        ("Auth:Keys:0:Key", Acme), ("Auth:Keys:0:Tenant", "acme"), ("Auth:Keys:1:Key", Globex), ("Auth:Keys:1:Tenant", "globex"),
        ("Auth:Keys:2:Key", SecondOfAcme), ("Auth:Keys:2:Tenant", "acme"), ("Auth:Keys:3:Key", "default-key-0123456789"));

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData("Authorization", "Bearer " + Acme)]
    [InlineData("Authorization", "bearer  " + Acme)]
    [InlineData("Authorization", "Token " + Acme)]
    [InlineData("X-API-Key", Acme)]
    [InlineData("x-api-key", SecondOfAcme)]
    public async Task A_key_is_taken_in_the_header_of_each_client_and_its_tenant_is_the_callers(string header, string value)
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("PUT", Bank, "{}", (header, value))).Status);

        Assert.Equal([BankId.Create("acme", BankKind.User, "alice")], host.Banks.Ids);
    }

    [Fact]
    public async Task A_proxys_own_credentials_do_not_hide_the_key()
    {
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("PUT", Bank, "{}", ("Authorization", "Basic eDp5"), ("X-API-Key", Acme))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("PUT", Bank, "{}", ("Authorization", "Basic eDp5"))).Status);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Authorization", "")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", Acme)]
    [InlineData("Authorization", "Basic " + Acme)]
    [InlineData("Authorization", "Bearer acme-key-012345678")]
    [InlineData("Authorization", "Bearer acme-key-01234567890")]
    [InlineData("Authorization", "Bearer ACME-KEY-0123456789")]
    [InlineData("Authorization", "Bearer " + Acme + "," + Acme)]
    [InlineData("X-API-Key", "")]
    [InlineData("X-API-Key", "acme")]
    [InlineData("api-key", Acme)]
    public async Task Without_one_of_the_keys_the_answer_is_a_401_that_says_how_and_nothing_happens(string? header, string? value)
    {
        var answer = await SendAsync("PUT", Bank, "{}", header is null ? [] : [(header, value!)]);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.NotEmpty(answer.Detail.GetString()!);
        Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Empty(host.Banks.Ids);
    }

    [Fact]
    public async Task A_key_in_the_query_is_none()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync("GET", Bank + "/profile?api_key=" + Acme, null)).Status);
    }

    [Fact]
    public async Task Two_different_keys_in_one_header_are_none()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Bank + "/profile");
        request.Headers.Add("X-API-Key", [Acme, Globex]);
        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/version")]
    [InlineData("/openapi.json")]
    public async Task What_probes_ask_needs_no_key(string path) => Assert.Equal(HttpStatusCode.OK, (await SendAsync("GET", path, null)).Status);

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/nothing/here")]
    [InlineData("POST", "/health/live")]
    public async Task What_is_not_there_is_a_401_too(string method, string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(method, path, null)).Status);
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(method, path, null, ("X-API-Key", Acme))).Status);
    }

    [Fact]
    public async Task The_tenants_of_two_keys_have_banks_of_their_own_under_one_name()
    {
        await SendAsync("PUT", Bank, """{"name":"of Acme"}""", ("X-API-Key", Acme));
        await SendAsync("PUT", Bank, """{"name":"of Globex"}""", ("X-API-Key", Globex));
        await SendAsync("PUT", Bank, """{"name":"of nobody else"}""", ("X-API-Key", "default-key-0123456789"));

        foreach (var (path, key, name) in new[]
        {
            (Bank, Acme, "of Acme"), (Bank, SecondOfAcme, "of Acme"), ("/v1/acme/banks/alice", Acme, "of Acme"),
            (Bank, Globex, "of Globex"), (Bank, "default-key-0123456789", "of nobody else"),
        })
        {
            Assert.Equal(name, (await SendAsync("GET", path + "/profile", null, ("X-API-Key", key))).Body.GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task Every_route_wants_a_key_and_knows_no_tenant_but_the_keys_own()
    {
        var document = (await SendAsync("GET", "/openapi.json", null)).Body;
        var tried = 0;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var open = path.Name is "/version" or "/health/live" or "/health/ready";
                var body = operation.Value.TryGetProperty("requestBody", out var request) ? "{}" : null;
                body = body is not null && request.GetProperty("content").TryGetProperty("multipart/form-data", out _) ? Form : body;
                var (method, any) = (operation.Name.ToUpperInvariant(), Fill(path.Name, "default"));
                Assert.Equal(open, (await SendAsync(method, any, body)).Status != HttpStatusCode.Unauthorized);
                Assert.Equal(open, (await SendAsync(method, any, body, ("X-API-Key", "none-of-the-keys-there"))).Status != HttpStatusCode.Unauthorized);
                Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(method, any, body, ("X-API-Key", Acme))).Status);
                if (path.Name.Contains("{tenant}", StringComparison.Ordinal))
                {
                    foreach (var other in new[] { "globex", "Acme", "acme%2F", "nobody" })
                    {
                        var answer = await SendAsync(method, Fill(path.Name, other), body, ("X-API-Key", Acme));
                        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                        Assert.Contains("tenant", answer.Detail.GetString(), StringComparison.Ordinal);
                    }
                }

                tried++;
            }
        }

        Assert.True(tried >= 20);
    }

    [Fact]
    public async Task No_key_is_logged()
    {
        await SendAsync("PUT", Bank, "{}", ("Authorization", "Bearer " + Acme));
        await SendAsync("PUT", Bank, "{}", ("Authorization", "Bearer wrong-key-0123456789"));

        Assert.NotEmpty(host.Lines.All);
        Assert.DoesNotContain(host.Lines.All, line => line.Text.Contains("key-0123456789", StringComparison.Ordinal));
    }

    /// <summary>Stands for a form with a file.</summary>
    private const string Form = "form";

    private static string Fill(string path, string tenant) => string.Join(
        '/', path.Split('/').Select(part => part is "{tenant}" ? tenant : part.StartsWith('{') ? "3f0c5a5e-8f3c-4d0a-9d6b-0d4c1c1f5a11" : part));

    private async Task<Answer> SendAsync(string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        var uri = new Uri(host.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), uri);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        if (body is Form)
        {
            request.Content = new MultipartFormDataContent { { new StringContent("Anna: hello"), "files", "a.txt" } };
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await host.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers, JsonDocument.Parse(text).RootElement);
    }
}
