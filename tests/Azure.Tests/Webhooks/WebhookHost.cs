using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Azure.Tests.Extract;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Webhooks;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Azure.Tests.Webhooks;

/// <summary>A host that tells webhooks, with a clock, and bells that a test rings.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    public const string Url = "https://one.example.com/hook";

    private WebhookHost(MemoryHost host, TestClock clock, SenderProbe sender, BellRecorder bells) => (Host, Clock, Sender, Bells) = (host, clock, sender, bells);

    public static BankId Bank { get; } = MemoryHost.Bank("anna");

    public MemoryHost Host { get; }

    public TestClock Clock { get; }

    public SenderProbe Sender { get; }

    public BellRecorder Bells { get; }

    public WebhookService Webhooks => Host.Webhooks;

    public static async Task<WebhookHost> StartAsync(FaultScript? faults = null)
    {
        var (clock, sender) = (new TestClock(), new SenderProbe());
        var bells = new BellRecorder(clock);
        var host = await MemoryHost.StartAsync(
            new EmbeddedCosmosOptions { Faults = faults },
            services => services.AddSingleton<IWebhookSender>(sender).AddSingleton<WebhookWorker>().AddSingleton<IWorkQueue>(bells),
            clock);
        return new WebhookHost(host, clock, sender, bells);
    }

    public Task<Webhook> AddAsync(string url = Url, string? tenant = null, params string[] types) =>
        Webhooks.CreateAsync(tenant ?? BankId.DefaultTenant, "hook", url, types.Length == 0 ? [EventTypes.Add, EventTypes.Update, EventTypes.Delete] : types, default);

    /// <summary>Retains and hears the bell.</summary>
    public async Task SayAsync(string documentId, string content, BankId? bank = null)
    {
        await Host.SayAsync(bank ?? Bank, documentId, content);
        await RingAsync(bank);
        Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    public Task RingAsync(BankId? bank = null) => Host.Ingest.HandleAsync(BellJson.Write(new Bell { Bank = (bank ?? Bank).Path }), default);

    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await RingAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
