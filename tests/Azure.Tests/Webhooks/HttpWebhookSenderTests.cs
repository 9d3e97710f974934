using System.Collections.Concurrent;
using MemoryFunctions.Azure.Webhooks;
using MemoryFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Tests.Webhooks;

public sealed class HttpWebhookSenderTests : IAsyncLifetime
{
    private static readonly SignedDelivery Delivery = new("evt_1", "1790000000", """{"event_type":"memory_add"}""", "v1,abc=");

    private readonly ConcurrentQueue<(string Path, string Body, Dictionary<string, string> Headers)> calls = new();
    private WebApplication app = null!;
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(async context =>
        {
            calls.Enqueue((context.Request.Path, await new StreamReader(context.Request.Body).ReadToEndAsync(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
            await answer(context);
        });
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_delivery_is_posted_with_what_it_is_told_by()
    {
        using var sender = Sender(allowPrivate: true);

        Assert.Equal(new SendOutcome(true, "200"), await sender.SendAsync(Url(), Delivery, default));

        var (path, body, headers) = Assert.Single(calls);
        Assert.Equal(("/hook", Delivery.Body, "application/json; charset=utf-8"), (path, body, headers["Content-Type"]));
        Assert.Equal(("evt_1", "1790000000", "v1,abc="), (headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]));
    }

    [Theory]
    [InlineData(404, "404")]
    [InlineData(500, "500")]
    [InlineData(302, "302")]
    public async Task What_is_no_success_is_no_delivery_and_no_redirect_is_followed(int status, string words)
    {
        using var sender = Sender(allowPrivate: true);
        answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return context.Response.WriteAsync("secret words of the receiver");
        };

        Assert.Equal(new SendOutcome(false, words), await sender.SendAsync(Url(), Delivery, default));
        Assert.Single(calls);
    }

    /// <summary>A name that leads home is told only when it is looked up: this one is a name to us.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task An_address_of_ones_own_network_is_not_connected_to(string host)
    {
        using var sender = Sender(allowPrivate: false);

        Assert.Equal(new SendOutcome(false, "address refused"), await sender.SendAsync(Url(host), Delivery, default));
        Assert.Empty(calls);
    }

    [Fact]
    public async Task Who_does_not_answer_in_time_or_is_not_there_is_told_apart()
    {
        using var sender = Sender(allowPrivate: true, timeout: TimeSpan.FromMilliseconds(200));
        answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        Assert.Equal(new SendOutcome(false, "timeout"), await sender.SendAsync(Url(), Delivery, default));
        Assert.Equal(new SendOutcome(false, "cannot be reached"), await sender.SendAsync(new Uri("http://127.0.0.1:1/"), Delivery, default));
        Assert.Equal(new SendOutcome(false, "cannot be reached"), await sender.SendAsync(new Uri("http://no-such-host.invalid/"), Delivery, default));
    }

    [Fact]
    public async Task Who_stops_it_stops_it()
    {
        using var sender = Sender(allowPrivate: true);
        using var stop = new CancellationTokenSource();
        answer = async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendAsync(Url(), Delivery, stop.Token));
    }

    private static HttpWebhookSender Sender(bool allowPrivate, TimeSpan? timeout = null) =>
        new(Options.Create(new WebhookOptions { AllowPrivateAddresses = allowPrivate, Timeout = timeout ?? TimeSpan.FromSeconds(20) }), TimeProvider.System);

    private Uri Url(string host = "127.0.0.1") => new($"http://{host}:{new Uri(app.Urls.First()).Port}/hook");
}
