using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Bench.Wire;
using MemoryFunctions.Core;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Embedded.Queues;
using MemoryFunctions.Http;
using MemoryFunctions.Http.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Bench.IngestCost;

/// <summary>
/// The whole product in this process under a clock of its own, through real HTTP: only the model is another. What the queue
/// and the sweep would do meanwhile is done while the clock is put forward.
/// </summary>
internal sealed class VirtualService : IAsyncDisposable
{
    private const int MaxDeliveries = 32;

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    /// <summary>
    /// So long after the last call the sweep goes on: past every delay that it makes good. Afterwards nothing is left for it,
    /// and between two sessions lie weeks.
    /// </summary>
    private static readonly TimeSpan SweepTail = TimeSpan.FromMinutes(20);

    private readonly EmbeddedCosmosEndpoint endpoint;
    private readonly WebApplication app;
    private readonly VirtualClock clock;
    private readonly IWorkQueueReceiver queue;
    private readonly IBellHandler handler;
    private readonly SweepService sweep;
    private DateTimeOffset nextSweep;
    private DateTimeOffset lastSweep;

    private VirtualService(EmbeddedCosmosEndpoint endpoint, WebApplication app, VirtualClock clock, CountingExtractor extractor)
    {
        (this.endpoint, this.app, this.clock, Extractor) = (endpoint, app, clock, extractor);
        queue = app.Services.GetRequiredService<IWorkQueueReceiver>();
        handler = app.Services.GetRequiredService<IBellHandler>();
        sweep = app.Services.GetRequiredService<SweepService>();
        Client = new HindsightHttp(new Uri(app.Urls.First()));
        nextSweep = clock.GetUtcNow() + SweepInterval;
        lastSweep = clock.GetUtcNow() + SweepTail;
    }

    public HindsightHttp Client { get; }

    public CountingExtractor Extractor { get; }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static async Task<VirtualService> StartAsync(DateTimeOffset start, CancellationToken cancellationToken)
    {
        var time = new VirtualClock(start);
        var account = await EmbeddedCosmosEndpoint.OpenAsync(
            new EmbeddedCosmosOptions(), time, NullLogger<EmbeddedCosmosEndpoint>.Instance, cancellationToken);
        var extractor = new CountingExtractor();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time)
            .AddSingleton(new CosmosTransport(account.Endpoint, account.Key, account.CreateHandler))
            .AddSingleton<IFactExtractor>(extractor)
            .AddMemoryCore(builder.Configuration)
            .AddCosmosStore(builder.Configuration)
            .AddInProcessQueue()
            .AddOfflineModels()
            .AddMemoryHttp(builder.Configuration);
        var web = builder.Build();
        web.Run(web.Services.GetRequiredService<MemoryApi>().HandleAsync);
        await web.StartAsync(cancellationToken);
        return new VirtualService(account, web, time, extractor);
    }

    /// <summary>
    /// Lets the time come. On the way every bell and every timer that falls due has its turn at its own time, and the clock
    /// goes on only when the worker has come to rest.
    /// </summary>
    public async Task AdvanceToAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        lastSweep = clock.GetUtcNow() + SweepTail;
        nextSweep = nextSweep < clock.GetUtcNow() ? clock.GetUtcNow() + SweepInterval : nextSweep;
        while (true)
        {
            await AnswerBellsAsync(cancellationToken);
            var sweeps = nextSweep <= lastSweep;
            var next = clock.NextDue is { } due && !(sweeps && nextSweep < due) ? due : sweeps ? nextSweep : DateTimeOffset.MaxValue;
            if (next > time)
            {
                break;
            }

            clock.SkipTo(next);
            if (nextSweep <= clock.GetUtcNow())
            {
                await sweep.RunAsync(TimeSpan.Zero, cancellationToken);
                nextSweep += SweepInterval;
            }
        }

        clock.SkipTo(time);
        await AnswerBellsAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await endpoint.DisposeAsync();
    }

    /// <summary>Takes what the queue gives now, and then what that brought about, until it has nothing more.</summary>
    private async Task AnswerBellsAsync(CancellationToken cancellationToken)
    {
        while (await ReceiveAsync(cancellationToken) is { Count: > 0 } deliveries)
        {
            foreach (var delivery in deliveries)
            {
                await handler.HandleAsync(delivery.Body, cancellationToken);
                await queue.CompleteAsync(delivery, cancellationToken);
            }
        }
    }

    /// <summary>The queue answers at once where it has something; that it was asked sets its timer for the next.</summary>
    private async Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var received = queue.ReceiveAsync(MaxDeliveries, patience.Token);
        if (!received.IsCompleted)
        {
            await patience.CancelAsync();
        }

        try
        {
            return await received;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}
