using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Core;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Webhooks;
using MemoryFunctions.Embedded.Cosmos;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Embedded.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>All use cases over the real store and the real SDK, on an account inside the process.</summary>
public sealed class MemoryHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly bool ownsEndpoint;

    private MemoryHost(EmbeddedCosmosEndpoint endpoint, ServiceProvider services, bool ownsEndpoint) =>
        (Endpoint, this.services, this.ownsEndpoint) = (endpoint, services, ownsEndpoint);

    public EmbeddedCosmosEndpoint Endpoint { get; }

    internal CosmosContainers Containers => services.GetRequiredService<CosmosContainers>();

    public BankService Banks => services.GetRequiredService<BankService>();

    public TenantService Tenants => services.GetRequiredService<TenantService>();

    public WebhookService Webhooks => services.GetRequiredService<WebhookService>();

    public BankDirectory Directory => services.GetRequiredService<BankDirectory>();

    public MentalModelService MentalModels => services.GetRequiredService<MentalModelService>();

    public IMentalModelStore MentalModelStore => services.GetRequiredService<IMentalModelStore>();

    public ReflectService Reflect => services.GetRequiredService<ReflectService>();

    public DirectiveService Directives => services.GetRequiredService<DirectiveService>();

    public RetainService Retain => services.GetRequiredService<RetainService>();

    public RecallService Recall => services.GetRequiredService<RecallService>();

    public DocumentService Documents => services.GetRequiredService<DocumentService>();

    public MemoryService Memories => services.GetRequiredService<MemoryService>();

    public ICurationService Curation => services.GetRequiredService<ICurationService>();

    public FeedbackService Feedback => services.GetRequiredService<FeedbackService>();

    public ClearingService Clearing => services.GetRequiredService<ClearingService>();

    public OperationService Operations => services.GetRequiredService<OperationService>();

    public OperationControl Control => services.GetRequiredService<OperationControl>();

    public ConsolidationService Consolidation => services.GetRequiredService<ConsolidationService>();

    public DocumentTagService DocumentTags => services.GetRequiredService<DocumentTagService>();

    public ReprocessService Reprocessing => services.GetRequiredService<ReprocessService>();

    public IOperationStore OperationStore => services.GetRequiredService<IOperationStore>();

    public IngestWorker Ingest => services.GetRequiredService<IngestWorker>();

    public IBankStore BankStore => services.GetRequiredService<IBankStore>();

    public IMemoryStore MemoryStore => services.GetRequiredService<IMemoryStore>();

    public IDocumentStore DocumentStore => services.GetRequiredService<IDocumentStore>();

    public SweepService Sweep => services.GetRequiredService<SweepService>();

    internal T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ChunkReader Chunks => services.GetRequiredService<ChunkReader>();

    /// <param name="options">Of the account.</param>
    /// <param name="change">The last word on the services.</param>
    /// <param name="time">The clock of all of it; null is the system's.</param>
    /// <param name="beside">Another process on the same account.</param>
    /// <param name="on">An account that is there already; it is not closed with the host.</param>
    public static async Task<MemoryHost> StartAsync(
        EmbeddedCosmosOptions? options = null,
        Action<IServiceCollection>? change = null,
        TimeProvider? time = null,
        MemoryHost? beside = null,
        EmbeddedCosmosEndpoint? on = null)
    {
        on ??= beside?.Endpoint;
        var endpoint = on ?? await EmbeddedCosmosEndpoint.OpenAsync(
            options ?? new EmbeddedCosmosOptions(), TimeProvider.System, NullLogger<EmbeddedCosmosEndpoint>.Instance, CancellationToken.None);
        var configuration = new ConfigurationBuilder().Build();
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(time ?? TimeProvider.System)
            .AddLogging()
            .AddMemoryCore(configuration)
            .AddSingleton(new CosmosTransport(endpoint.Endpoint, endpoint.Key, endpoint.CreateHandler))
            .AddCosmosStore(configuration)
            .AddInProcessQueue()
            .AddOfflineModels();
        change?.Invoke(collection);
        var provider = collection.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new MemoryHost(endpoint, provider, on is null);
    }

    public static BankId Bank(string key = "alice") => BankId.Create(BankId.DefaultTenant, BankKind.User, key);

    public Task<RetainResult> SayAsync(BankId bank, string documentId, string content, UpdateMode mode = UpdateMode.Replace, DateTimeOffset? at = null) =>
        Retain.RetainAsync(
            new RetainCommand { Bank = bank, Items = [new RetainItem { Content = content, DocumentId = documentId, UpdateMode = mode, Timestamp = at }] },
            CancellationToken.None);

    public async Task<IReadOnlyList<string>> AskAsync(BankId bank, string question)
    {
        var answer = await Recall.RecallAsync(new RecallQuery { Bank = bank, Text = question }, CancellationToken.None);
        Assert.Empty(answer.Degraded);
        return [.. answer.Results.Select(result => result.Memory.Text)];
    }

    public async Task<IReadOnlyList<MemoryUnit>> ListAsync(BankId bank) =>
        (await Memories.ListAsync(bank, new MemoryListQuery { Limit = 1_000 }, CancellationToken.None)).Items;

    /// <summary>Rings until nothing is left to do.</summary>
    public async Task DrainAsync(BankId bank)
    {
        for (var bell = 0; bell < 50; bell++)
        {
            if (await Ingest.RunAsync(bank, CancellationToken.None) == IngestOutcome.Done
                && await BankStore.ReadWorkAsync(bank, CancellationToken.None) is { Documents.Count: 0, Purges.Count: 0, HasUnfinished: false })
            {
                return;
            }
        }

        Assert.Fail("the bank's work does not come to an end");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsEndpoint)
        {
            await Endpoint.DisposeAsync();
        }
    }
}
