using System.Net;

namespace MemoryFunctions.Http.Tests;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly ApiHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_process_is_alive_even_when_it_is_not_ready()
    {
        host.Readiness.Reason = "no store";

        var answer = await Answer.SendAsync(host.Client, "GET", "/health/live");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal("alive", answer.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task It_is_ready_when_every_check_says_so()
    {
        var answer = await Answer.SendAsync(host.Client, "GET", "/health/ready");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ready", answer.Body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task It_says_why_it_is_not_ready()
    {
        host.Readiness.Reason = "the container memories is missing";

        var answer = await Answer.SendAsync(host.Client, "GET", "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("the container memories is missing", answer.Detail.GetString());
    }

    [Fact]
    public async Task A_check_that_fails_is_not_ready_and_keeps_its_reason_to_the_log()
    {
        host.Readiness.Wait = _ => throw new InvalidOperationException("AccountKey=secret");

        var answer = await Answer.SendAsync(host.Client, "GET", "/health/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.DoesNotContain("secret", answer.Detail.GetString(), StringComparison.Ordinal);
        Assert.Contains(host.Lines.All, line => line.Event == 4201);
    }

    [Fact]
    public async Task The_version_is_the_contracts_and_the_features_are_what_exists()
    {
        var answer = await Answer.SendAsync(host.Client, "GET", "/version");

        Assert.Equal("0.9.1", answer.Body.GetProperty("api_version").GetString());
        Assert.Equal("0.1.0", answer.Body.GetProperty("service_version").GetString());
        Assert.Equal(
            ["worker", "bank_config_api", "file_upload_api", "store_document_text"],
            answer.Body.GetProperty("features").EnumerateObject().Where(feature => feature.Value.GetBoolean()).Select(feature => feature.Name),
            StringComparer.Ordinal);
    }
}
