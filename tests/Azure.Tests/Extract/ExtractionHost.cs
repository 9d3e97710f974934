using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A host with a language model behind the port, a clock, and a queue that only takes down what was rung.</summary>
internal sealed class ExtractionHost : IAsyncDisposable
{
    private ExtractionHost(MemoryHost host, TestClock clock, ExtractorProbe model, BellRecorder bells, ProblemRecorder problems) =>
        (Host, Clock, Model, Bells, Problems) = (host, clock, model, bells, problems);

    public static BankId Bank { get; } = MemoryHost.Bank();

    public MemoryHost Host { get; }

    public TestClock Clock { get; }

    public ExtractorProbe Model { get; }

    public BellRecorder Bells { get; }

    public ProblemRecorder Problems { get; }

    public static async Task<ExtractionHost> StartAsync(
        Action<ExtractOptions>? options = null,
        Action<IServiceCollection>? change = null,
        FaultScript? faults = null,
        ExtractionHost? beside = null,
        ExtractorProbe? model = null)
    {
        var clock = beside?.Clock ?? new TestClock();
        model ??= beside?.Model ?? new ExtractorProbe();
        var (bells, problems) = (new BellRecorder(clock), new ProblemRecorder());
        var host = await MemoryHost.StartAsync(
            new EmbeddedCosmosOptions { Faults = faults },
            services =>
            {
                model.Register(services);
                services.AddSingleton<IWorkQueue>(bells);
                services.AddLogging(logging => logging.AddProvider(problems));
                services.Configure(options ?? (_ => { }));
                change?.Invoke(services);
            },
            clock,
            beside?.Host);
        return new ExtractionHost(host, clock, model, bells, problems);
    }

    public Task SayAsync(string documentId, string content) => Host.SayAsync(Bank, documentId, content);

    /// <summary>Lets time go by and hears a bell.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await Host.Ingest.RunAsync(Bank, default);
    }

    /// <summary>Leaves the bank alone until nothing waits any more.</summary>
    public async Task DrainAsync(BankId? bank = null)
    {
        for (var bell = 0; bell < 50; bell++)
        {
            Clock.Advance(TimeSpan.FromMinutes(6));
            await Host.Ingest.RunAsync(bank ?? Bank, default);
            if (await Host.BankStore.ReadWorkAsync(bank ?? Bank, default) is { Documents.Count: 0, Extractions.Count: 0, Purges.Count: 0, HasUnfinished: false, ObserveAt: null })
            {
                return;
            }
        }

        Assert.Fail("the bank's work does not come to an end");
    }

    public async Task<BankAudit> CheckDrainedAsync(BankId? bank = null)
    {
        await DrainAsync(bank);
        return await BankAudit.CheckDrainedAsync(Host, bank ?? Bank);
    }

    public async Task<StoredDocument> DocumentAsync(string documentId, BankId? bank = null)
    {
        var header = (await Host.BankStore.ReadHeaderAsync(bank ?? Bank, default))!;
        return (await Host.DocumentStore.ReadAsync(bank ?? Bank, header.Life, documentId, default))!;
    }

    /// <summary>The stated facts with the memories that they cite, by text.</summary>
    public async Task<IReadOnlyList<MemoryUnit>> FactsAsync(BankId? bank = null)
    {
        var audit = await BankAudit.ReadAsync(Host, bank ?? Bank);
        var stated = audit.Memories.Where(memory => BankAudit.Cites(memory).Count > 0 && !BankAudit.IsObservation(memory)).Select(memory => BankAudit.Text(memory, "memoryId")!).ToHashSet(StringComparer.Ordinal);
        return [.. (await Host.ListAsync(bank ?? Bank)).Where(memory => stated.Contains(memory.Id)).OrderBy(memory => memory.Text, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<string>> StatedAsync(BankId? bank = null) => [.. (await FactsAsync(bank)).Select(fact => fact.Text)];

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
