using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IMemoryStore"/>
internal sealed class CosmosMemoryStore(CosmosContainers containers, IOptions<CosmosOptions> options) : IMemoryStore
{
    private readonly TimeSpan retention = options.Value.OperationRetention;

    public async Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, MemoryFilter filter, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<CandidateRow>(Queries.ByVector(bank, view, vector, filter, top), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToCandidate())];
    }

    public async Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank, BankView view, IReadOnlyList<string> terms, MemoryFilter filter, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<CandidateRow>(Queries.ByTerms(bank, view, terms, filter, top), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToCandidate())];
    }

    public async Task<IReadOnlyList<MemoryUnit>> ReadAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<MemoryRow>(Queries.ByIds(bank, view, ids), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToUnit())];
    }

    public async Task<MemoryPage> ListAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken)
    {
        var count = Of(bank).QueryAsync<int>(Queries.Count(bank, view, query), cancellationToken);
        var rows = await Of(bank).QueryAsync<MemoryRow>(Queries.List(bank, view, query), cancellationToken).ConfigureAwait(false);
        return new MemoryPage([.. rows.Select(row => row.ToUnit())], (await count.ConfigureAwait(false)).Sum());
    }

    public async Task<IReadOnlyList<DocumentMemory>> ReadDocumentAsync(
        BankId bank, BankView view, string documentLife, int fromLine, int toLine, CancellationToken cancellationToken)
    {
        var query = Queries.DocumentMemories(bank, view, documentLife, fromLine, toLine);
        var rows = await Of(bank).QueryAsync<DocumentMemoryRow>(query, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMemory())];
    }

    public async Task<IReadOnlyList<DocumentMemory>> ReadLeftoversAsync(
        BankId bank, string life, string documentLife, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<DocumentMemoryRow>(Queries.Leftovers(bank, life, documentLife, top), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMemory())];
    }

    public async Task<GenerationContent> ReadGenerationAsync(
        BankId bank, string life, string generation, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<GenerationRow>(Queries.Generation(bank, life, generation, top), cancellationToken).ConfigureAwait(false);
        var added = rows.Where(row => string.Equals(row.Generation, generation, StringComparison.Ordinal)).Select(row => row.MemoryId).ToList();
        return new GenerationContent(added, [.. rows.Select(row => row.MemoryId).Except(added, StringComparer.Ordinal)]);
    }

    public async Task<BankStatistics> ReadStatisticsAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        (await Of(bank).ReadAsync<StatisticsItem>(ItemId.Statistics(life), cancellationToken).ConfigureAwait(false))?.ToStatistics()
        ?? BankStatistics.Empty;

    public async Task<CommitResult> CommitAsync(BankId bank, IngestCommit commit, CancellationToken cancellationToken)
    {
        var life = commit.Header.Life;
        var batch = Of(bank).Batch(life);
        var header = batch.Write(HeaderItem.From(bank, commit.Header), commit.Header.ETag);
        var document = commit.Document is { } changed
            ? batch.Write(DocumentItem.From(bank, life, changed, retention), changed.ETag)
            : -1;
        if (commit.Statistics is { } statistics)
        {
            batch.Upsert(StatisticsItem.From(bank, life, statistics));
        }

        MemoryChanges.Write(batch, bank, commit);
        var result = await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return result switch
        {
            { Succeeded: true } => new CommitResult(
                CommitOutcome.Committed, commit.Header with { ETag = result.ETags[header] }, document < 0 ? null : result.ETags[document]),
            { BankIsGone: true } => new CommitResult(CommitOutcome.BankGone),
            { IsConflict: true } when result.Culprit == header => new CommitResult(CommitOutcome.HeaderChanged),
            { IsConflict: true } when result.Culprit == document => new CommitResult(CommitOutcome.DocumentChanged),

            { IsConflict: true } => new CommitResult(CommitOutcome.MemoriesChanged),
            _ => throw result.ToException(),
        };
    }

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
