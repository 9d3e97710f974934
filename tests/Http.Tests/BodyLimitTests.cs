using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace MemoryFunctions.Http.Tests;

public sealed class BodyLimitTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const int Limit = 16 * 1024 * 1024;
    private const string Retain = "/v1/default/banks/limit/memories";

    [Fact]
    public async Task A_body_of_an_announced_length_over_the_limit_is_a_413()
    {
        var answer = await Answer.SendAsync(host.Client, "POST", Retain, Body(Limit + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("Http:MaxBodyBytes", answer.Detail.GetString(), StringComparison.Ordinal);
        Assert.Empty(host.Documents.All);
    }

    [Fact]
    public async Task A_chunked_body_over_the_limit_is_a_413()
    {
        using var content = new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(Body(Limit + 1))));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await Answer.SendAsync(host.Client, "POST", Retain, content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Empty(host.Documents.All);
    }

    [Fact]
    public async Task A_chunked_body_of_exactly_the_limit_is_read()
    {
        using var content = new StreamContent(new Unseekable(Encoding.UTF8.GetBytes(Body(Limit))));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await Answer.SendAsync(host.Client, "POST", Retain, content);

        // Read to its end and found to lack its content.
        Assert.Equal("body.items.0.content", answer.Loc);
    }

    /// <summary>A body of so many bytes that is refused for another reason once it has been read.</summary>
    private static string Body(int bytes)
    {
        const string start = "{\"items\":[{}],\"padding\":\"";
        const string end = "\"}";
        return start + new string('x', bytes - start.Length - end.Length) + end;
    }

    /// <summary>Has no length, so that it is sent in chunks.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
