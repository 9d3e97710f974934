using MemoryFunctions.Core;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace MemoryFunctions.Http.Tests;

/// <summary>The pipeline under a real Kestrel on a free loopback port, over fake ports.</summary>
public sealed class ApiHost : IAsyncLifetime
{
    private readonly WebApplication app;

    public ApiHost()
        : this([])
    {
    }

    internal ApiHost(params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Retain:SyncTimeout"] = "00:00:01";
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Lines);
        builder.Services.AddMemoryCore(builder.Configuration);
        builder.Services.AddMemoryHttp(builder.Configuration);
        builder.Services.AddSingleton<IBankStore>(Banks);
        builder.Services.AddSingleton<IBankDirectory>(Banks);
        builder.Services.AddSingleton<IDocumentStore>(Documents);
        builder.Services.AddSingleton<IOperationStore>(Documents);
        builder.Services.AddSingleton<IMentalModelStore>(new FakeMentalModels(Banks));
        builder.Services.AddSingleton<IDirectiveStore>(new FakeDirectives(Banks));
        builder.Services.AddSingleton(Memories);
        builder.Services.AddSingleton(Embedder);
        builder.Services.AddSingleton(Answerer);
        builder.Services.AddSingleton(Substitute.For<IOverviewStore>());
        builder.Services.AddSingleton(Substitute.For<IWorkQueue>());
        Readiness.Register(builder.Services);
        Memories.CommitAsync(default, default!, default).ReturnsForAnyArgs(new CommitResult(CommitOutcome.Committed, null));
        Memories.ReadStatisticsAsync(default, default!, default).ReturnsForAnyArgs(BankStatistics.Empty);
        Memories.ListAsync(default, default!, default!, default).ReturnsForAnyArgs(new MemoryPage([], 0));
        Memories.SearchByVectorAsync(default, default!, default, default!, default, default, default).ReturnsForAnyArgs([]);
        Memories.SearchByTermsAsync(default, default!, default!, default, default!, default, default, default).ReturnsForAnyArgs([]);
        Memories.SearchByTimeAsync(default, default!, default, default, default!, default, default, default).ReturnsForAnyArgs([]);
        Embedder.EmbedAsync(default!, default).ReturnsForAnyArgs([new float[] { 1 }]);
        app = builder.Build();
        var api = app.Services.GetRequiredService<MemoryApi>();
        app.Run(api.HandleAsync);
    }

    public HttpClient Client { get; private set; } = null!;

    internal FakeBanks Banks { get; } = new();

    internal FakeDocuments Documents { get; } = new();

    internal IMemoryStore Memories { get; } = Substitute.For<IMemoryStore>();

    internal IEmbedder Embedder { get; } = Substitute.For<IEmbedder>();

    internal IAnswerer Answerer { get; } = Substitute.For<IAnswerer>();

    internal FakeReadiness Readiness { get; } = new();

    internal LogLines Lines { get; } = new();

    public Uri Address => new(app.Urls.First());

    internal IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        await app.StartAsync();
        Client = new HttpClient { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
