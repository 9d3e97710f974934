using System.Text.Json;
using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Tests;

/// <summary>What a host other than Kestrel hands over.</summary>
public sealed class HostTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task What_the_hosts_own_routing_left_behind_is_cleared()
    {
        var context = Context("PUT", "/v1/default/banks/left/", "/v1/default/banks/left", "{}");
        context.SetEndpoint(new Endpoint(_ => throw new InvalidOperationException("the host's endpoint"), EndpointMetadataCollection.Empty, "trigger"));
        context.Request.RouteValues["tenant"] = "wrong";
        context.Request.RouteValues["document_id"] = "wrong";

        var body = await HandleAsync(context);

        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal("left", body.GetProperty("bank_id").GetString());
    }

    [Theory]
    [InlineData("/v1/default/banks/user:alice%2F1", "user:alice/1")]
    [InlineData("/v1/default/banks/100%", "100%")]
    [InlineData("/v1/default/banks/用户🎉", "用户🎉")]
    [InlineData("/v1/default/banks/a%41", "a%41")]
    public async Task Without_the_request_line_ids_are_read_from_the_half_decoded_path(string path, string id)
    {
        var body = await HandleAsync(Context("PUT", path, rawTarget: "", "{}"));

        Assert.Equal(id, body.GetProperty("bank_id").GetString());
    }

    [Theory]
    [InlineData("/v1/default/banks/a%2Fb?x=1", "a/b")]
    [InlineData("http://host:80/v1/default/banks/a%252Fb", "a%2Fb")]
    public async Task The_request_line_goes_before_the_path(string rawTarget, string id)
    {
        var body = await HandleAsync(Context("PUT", "/v1/default/banks/other", rawTarget, "{}"));

        Assert.Equal(id, body.GetProperty("bank_id").GetString());
    }

    [Fact]
    public async Task Nothing_is_ever_thrown_at_the_host()
    {
        var context = Context("PUT", "/v1/default/banks/a", "", "{}");
        context.Response.Body = new BrokenStream();

        await host.Services.GetRequiredService<MemoryApi>().HandleAsync(context);

        Assert.Contains(host.Lines.All, line => line.Event == 4002);
    }

    private DefaultHttpContext Context(string method, string path, string rawTarget, string body)
    {
        var context = new DefaultHttpContext { RequestServices = host.Services };
        context.Request.Method = method;
        context.Request.Path = new PathString(path);
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = rawTarget;
        context.Response.Body = new MemoryStream();
        return context;
    }

    private async Task<JsonElement> HandleAsync(HttpContext context)
    {
        await host.Services.GetRequiredService<MemoryApi>().HandleAsync(context);
        context.Response.Body.Position = 0;
        using var document = await JsonDocument.ParseAsync(context.Response.Body);
        return document.RootElement.Clone();
    }

    /// <summary>A connection that is gone although nobody said so.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("broken pipe");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("broken pipe");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("broken pipe");

        public override Task FlushAsync(CancellationToken cancellationToken) => throw new IOException("broken pipe");
    }
}
