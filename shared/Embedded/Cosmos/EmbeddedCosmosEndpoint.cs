using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Journal;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using MemoryFunctions.Embedded.Cosmos.Writes;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos;

/// <summary>
/// An Azure Cosmos DB account inside the process, for the official SDK in gateway mode: give <see cref="CreateHandler"/> to
/// <c>CosmosClientOptions.HttpClientFactory</c>, set <c>ConnectionMode.Gateway</c> and <c>LimitToEndpoint</c>. It speaks the part of the
/// protocol that memories need and answers everything else with an error; where it differs from the service it is stricter.
/// </summary>
public sealed class EmbeddedCosmosEndpoint : IAsyncDisposable
{
    private readonly Catalog catalog;
    private readonly CommitLog log;
    private readonly Router router;

    private EmbeddedCosmosEndpoint(EmbeddedCosmosOptions options, Catalog catalog, CommitLog log, TimeProvider time)
    {
        this.catalog = catalog;
        this.log = log;
        var consistency = new ReadConsistency(options.ConsistencyLevel, options.StaleWrites);
        router = new Router(
            AccountPayload.Write(Endpoint, options.ConsistencyLevel),
            new CatalogRoutes(catalog, log),
            new ItemRoutes(log, consistency, time),
            new QueryRoutes(consistency, time, Diagnostics),
            options.Faults,
            Diagnostics);
    }

    /// <summary>The account's address. Never dialled: every request goes through the handler.</summary>
    public Uri Endpoint { get; } = new("https://localhost:8081/");

    /// <summary>A key to give to the client. Nobody checks it: who holds the handler holds the data.</summary>
    public string Key { get; } = Convert.ToBase64String(new byte[64]);

    /// <summary>Counters for tests.</summary>
    public EmbeddedCosmosDiagnostics Diagnostics { get; } = new();

    /// <summary>Opens the folder, or starts empty in memory.</summary>
    /// <exception cref="EmbeddedCosmosException">The folder is in use or damaged; the message names the file and the place.</exception>
    public static async Task<EmbeddedCosmosEndpoint> OpenAsync(
        EmbeddedCosmosOptions options, TimeProvider time, ILogger<EmbeddedCosmosEndpoint> logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.DataDirectory is null
            ? await OpenAsync(options, null, time, logger, cancellationToken)
            : await OpenAsync(options, DiskFolder.Open(options.DataDirectory), time, logger, cancellationToken);
    }

    /// <summary>A new handler on this endpoint; a client may dispose it.</summary>
    public HttpMessageHandler CreateHandler() => new EndpointHandler(router, catalog);

    /// <summary>Finishes the writes under way, closes the journal and releases the folder.</summary>
    public ValueTask DisposeAsync() => log.DisposeAsync();

    internal static async Task<EmbeddedCosmosEndpoint> OpenAsync(
        EmbeddedCosmosOptions options, IJournalFolder? folder, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var opened = new Catalog(options.StaleWrites);
        try
        {
            var journal = folder is null
                ? null
                : await Task.Run(() => OpenJournal(options, folder, opened, time, logger, cancellationToken), cancellationToken);
            return new EmbeddedCosmosEndpoint(options, opened, new CommitLog(opened, journal, time, logger), time);
        }
        catch
        {
            folder?.Dispose();
            throw;
        }
    }

    internal static CommitJournal OpenJournal(
        EmbeddedCosmosOptions options, IJournalFolder folder, Catalog catalog, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var loader = new JournalLoader(folder, catalog, logger);
        var writer = loader.Load(cancellationToken);
        var partitions = catalog.Containers.SelectMany(c => c.Partitions).ToList();
        JournalLog.Opened(
            logger, folder.Name, partitions.Sum(p => (long)p.Count), loader.TotalBytes, (long)time.GetElapsedTime(started).TotalMilliseconds);
        return new CommitJournal(
            folder, writer, loader.TotalBytes, partitions.Sum(p => p.LiveBytes), options.MinCompactionBytes, logger);
    }
}
