using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <inheritdoc cref="IMemoryStore"/>
internal sealed class CosmosMemoryStore(CosmosContainers containers, IOptions<CosmosOptions> options, IOptions<ExtractOptions> extract, IConceptTable? concepts = null) : IMemoryStore
{
    /// <summary>How many ids or groups one query names.</summary>
    private const int NamesPerQuery = 200;

    private readonly TimeSpan retention = options.Value.OperationRetention;
    private readonly TimeSpan answerRetention = extract.Value.AnswerRetention;

    public async Task<IReadOnlyList<MemoryCandidate>> SearchByVectorAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken) =>
        await SearchAsync(bank, Queries.ByVector(bank, view, vector, filter, depth, top), depth, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<StatedFact>> SearchFactsAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top, CancellationToken cancellationToken) =>
        await ReadFactsAsync(bank, Queries.NearestFacts(bank, view, vector, tags, at, top), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<StatedFact>> SearchObservationsAsync(
        BankId bank, BankView view, ReadOnlyMemory<float> vector, IReadOnlyList<string> tags, DateTimeOffset at, int top, CancellationToken cancellationToken) =>
        await ReadFactsAsync(bank, Queries.NearestObservations(bank, view, vector, tags, at, top), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<StatedFact>> ReadSlotsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> slots, DateTimeOffset at, int top, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StatedFact>(StringComparer.Ordinal);
        foreach (var some in slots.Chunk(NamesPerQuery))
        {
            foreach (var fact in await ReadFactsAsync(bank, Queries.FactsInSlots(bank, view, some, at, top), cancellationToken).ConfigureAwait(false))
            {
                found[fact.Unit.Id] = fact;
            }
        }

        return [.. found.Values];
    }

    public async Task<IReadOnlyList<ShownFact>> ReadShownSinceAsync(
        BankId bank, BankView view, long version, DateTimeOffset at, int top, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<WholeFactRow>(Queries.FactsSince(bank, view, version, at, top), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new ShownFact(row.ToIndexed(), row.Since))];
    }

    public async Task<IReadOnlyList<MemoryCandidate>> SearchByTermsAsync(
        BankId bank, BankView view, IReadOnlyList<string> terms, bool newest, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken) =>
        await SearchAsync(bank, Queries.ByTerms(bank, view, terms, newest, filter, depth, top), depth, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<MemoryCandidate>> SearchByTimeAsync(
        BankId bank, BankView view, DateTimeOffset from, DateTimeOffset to, MemoryFilter filter, CandidateDepth depth, int top, CancellationToken cancellationToken) =>
        await SearchAsync(bank, Queries.ByTime(bank, view, from, to, filter, depth, top), depth, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<MemoryUnit>> ReadAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryRowsAsync<MemoryRow>(Queries.ByIds(bank, view, ids), cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToUnit())];
    }

    public async Task<IReadOnlyList<VersionedMemory>> ReadVersionedAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryRowsAsync<MemoryRow>(Queries.ByIds(bank, view, ids), cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(row => new VersionedMemory(row.ToUnit(), row.ETag ?? ""));
    }

    public async Task<IReadOnlyList<WholeMemory>> ReadWholeAsync(BankId bank, BankView view, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryRowsAsync<WholeRow>(Queries.WholeByIds(bank, view, ids), cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(row => row.ToWhole());
    }

    public async Task<MemoryPage> ListAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken)
    {
        var count = Of(bank).QueryAsync<int>(Queries.Count(bank, view, query), cancellationToken);
        var rows = await Of(bank).QueryRowsAsync<MemoryRow>(Queries.List(bank, view, query), cancellationToken).ConfigureAwait(false);
        return new MemoryPage([.. rows.Select(row => row.ToUnit())], (await count.ConfigureAwait(false)).Sum());
    }

    public async Task<InvalidatedPage> ListInvalidatedAsync(BankId bank, BankView view, MemoryListQuery query, CancellationToken cancellationToken)
    {
        var count = Of(bank).QueryAsync<int>(Queries.CountInvalidated(bank, view, query), cancellationToken);
        var rows = await Of(bank).QueryAsync<InvalidatedRow>(Queries.Invalidated(bank, view, query), cancellationToken).ConfigureAwait(false);
        return new InvalidatedPage([.. rows.Select(row => new InvalidatedMemory(row.ToUnit(), row.Curation))], (await count.ConfigureAwait(false)).Sum());
    }

    public Task<IReadOnlyList<DocumentMemory>> ReadGroupsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken) =>
        ReadSeenAsync(bank, groups, some => Queries.Groups(bank, view, some), cancellationToken);

    public Task<IReadOnlyList<DocumentMemory>> ReadHeadsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> groups, IReadOnlyCollection<string> documentLives, CancellationToken cancellationToken) =>
        ReadSeenAsync(bank, groups, some => Queries.Heads(bank, view, some, [.. documentLives]), cancellationToken);

    public Task<IReadOnlyList<DocumentMemory>> ReadSupersedersAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken) =>
        ReadSeenAsync(bank, groups, some => Queries.Superseders(bank, view, some), cancellationToken);

    public Task<IReadOnlyList<IndexedMemory>> ReadFactsAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        ReadIndexedAsync(bank, ids, some => Queries.Facts(bank, view, some), cancellationToken);

    public Task<IReadOnlyList<IndexedMemory>> ReadCitingAsync(
        BankId bank, BankView view, IReadOnlyCollection<string> turns, CancellationToken cancellationToken) =>
        ReadIndexedAsync(bank, turns, some => Queries.Citing(bank, view, some), cancellationToken);

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
        var added = rows.Where(row => string.Equals(row.Generation, generation, StringComparison.Ordinal)).ToList();
        return new GenerationContent([.. added.Select(row => row.ToKey())], [.. rows.Except(added).Select(row => row.ToKey())]);
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

        MemoryChanges.Write(batch, bank, commit, answerRetention, concepts);
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

    private async Task<IReadOnlyList<MemoryCandidate>> SearchAsync(BankId bank, QueryDefinition query, CandidateDepth depth, CancellationToken cancellationToken)
    {
        if (depth == CandidateDepth.Named)
        {
            var names = await Of(bank).QueryRowsAsync<NameRow>(query, cancellationToken).ConfigureAwait(false);
            return names.ConvertAll(row => row.ToCandidate());
        }

        var rows = await Of(bank).QueryRowsAsync<CandidateRow>(query, cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(row => row.ToCandidate());
    }

    private async Task<IReadOnlyList<StatedFact>> ReadFactsAsync(BankId bank, QueryDefinition query, CancellationToken cancellationToken)
    {
        var rows = await Of(bank).QueryAsync<FactRow>(query, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToFact())];
    }

    private async Task<IReadOnlyList<DocumentMemory>> ReadSeenAsync(
        BankId bank, IReadOnlyCollection<string> names, Func<string[], QueryDefinition> query, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, DocumentMemory>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(NamesPerQuery))
        {
            foreach (var row in await Of(bank).QueryAsync<DocumentMemoryRow>(query(some), cancellationToken).ConfigureAwait(false))
            {
                found[row.MemoryId] = row.ToMemory();
            }
        }

        return [.. found.Values];
    }

    private async Task<IReadOnlyList<IndexedMemory>> ReadIndexedAsync(
        BankId bank, IReadOnlyCollection<string> names, Func<string[], QueryDefinition> query, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, IndexedMemory>(StringComparer.Ordinal);
        foreach (var some in names.Chunk(NamesPerQuery))
        {
            foreach (var row in await Of(bank).QueryAsync<WholeFactRow>(query(some), cancellationToken).ConfigureAwait(false))
            {
                found[row.MemoryId] = row.ToIndexed();
            }
        }

        return [.. found.Values];
    }

    private CosmosPartition Of(BankId bank) => new(containers.Memories, bank);
}
