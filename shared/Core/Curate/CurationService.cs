using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Curate;

/// <inheritdoc cref="ICurationService"/>
public sealed class CurationService(
    IBankStore banks,
    IMemoryStore memories,
    IEmbedder embedder,
    IWorkQueue queue,
    IOptions<RetainOptions> options,
    TimeProvider time,
    ILogger<CurationService> logger) : ICurationService
{
    private const int Tries = 20;

    /// <summary>How often in one call the store may fail.</summary>
    private const int TransientTries = 5;

    /// <summary>Memories that are changed in one batch: with vectors of 3,072 numbers and what follows them they fit.</summary>
    private const int PerBatch = 8;

    /// <summary>Facts behind one that are looked after with it: what every conversation begins with has as many as there are conversations.</summary>
    private const int MaxOthers = 20;

    /// <summary>Header, marker and statistics.</summary>
    private const int FixedOperations = 3;

    public async Task<CuratedMemory?> GetAsync(BankId bank, string memoryId, CancellationToken cancellationToken) =>
        await FindAsync(bank, memoryId, cancellationToken).ConfigureAwait(false) is (_, { } fact) ? CuratedMemory.Of(fact) : null;

    public async Task<CuratedMemory?> EditAsync(BankId bank, string memoryId, MemoryEdit edit, CancellationToken cancellationToken) =>
        (await EditManyAsync(bank, [(memoryId, edit)], cancellationToken).ConfigureAwait(false)) is [var one] ? one : null;

    public async Task<IReadOnlyList<CuratedMemory>> EditManyAsync(
        BankId bank, IReadOnlyList<(string MemoryId, MemoryEdit Edit)> edits, CancellationToken cancellationToken)
    {
        RequireCount(edits.Count);

        // All of them are looked at before one is made. Of several edits of one memory each sees what the one before left.
        var steps = edits.Select(pair => new CurationStep(pair.MemoryId, EditValidation.Check(pair.Edit, options.Value.Secrets))).ToList();
        var edited = new List<IndexedMemory>();
        foreach (var some in Batches(steps))
        {
            edited.AddRange((await ApplyAsync(bank, some, cancellationToken).ConfigureAwait(false)).Edited);
        }

        return [.. edited.Select(CuratedMemory.Of)];
    }

    public Task<CuratedMemory?> InvalidateAsync(BankId bank, string memoryId, string? reason, CancellationToken cancellationToken) =>
        EditAsync(bank, memoryId, new MemoryEdit { State = MemoryState.Invalidated, Reason = reason }, cancellationToken);

    public async Task<(IReadOnlyList<CuratedMemory> Items, int Total)> ListInvalidatedAsync(BankId bank, MemoryListQuery query, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return ([], 0);
        }

        var page = await memories.ListInvalidatedAsync(bank, header.View, query with { ConsolidatedTo = header.Observing.Version }, cancellationToken).ConfigureAwait(false);
        return ([.. page.Items.Select(item => CuratedMemory.Of(item.Unit, item.Curation))], page.Total);
    }

    public Task<CuratedMemory?> RestoreAsync(BankId bank, string memoryId, CancellationToken cancellationToken) =>
        EditAsync(bank, memoryId, new MemoryEdit { State = MemoryState.Valid }, cancellationToken);

    public async Task<int?> DeleteAsync(BankId bank, string memoryId, bool linked, CancellationToken cancellationToken) =>
        (await ApplyAsync(bank, [new CurationStep(memoryId, null, linked)], cancellationToken).ConfigureAwait(false)).Deleted is { Count: > 0 } deleted ? deleted.Count : null;

    public async Task<IReadOnlyList<string>> DeleteManyAsync(BankId bank, IReadOnlyList<string> memoryIds, bool linked, CancellationToken cancellationToken)
    {
        RequireCount(memoryIds.Count);
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in Batches([.. memoryIds.Distinct(StringComparer.Ordinal).Select(id => new CurationStep(id, null, linked))]))
        {
            deleted.UnionWith((await ApplyAsync(bank, some, cancellationToken).ConfigureAwait(false)).Deleted);
        }

        return [.. memoryIds.Where(deleted.Contains).Distinct(StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<HistoryEntry>?> HistoryAsync(BankId bank, string memoryId, CancellationToken cancellationToken) =>
        await FindAsync(bank, memoryId, cancellationToken).ConfigureAwait(false) is (_, { } fact) ? MemoryHistory.Of(fact) : null;

    public async Task<IReadOnlyList<MemoryUnit>?> GetSourcesAsync(BankId bank, string memoryId, CancellationToken cancellationToken) =>
        await FindAsync(bank, memoryId, cancellationToken).ConfigureAwait(false) is not ({ } header, { } fact) ? null
        : fact.Unit.Cites.Count == 0 ? []
        : await memories.ReadAsync(bank, header.View, fact.Unit.Cites, cancellationToken).ConfigureAwait(false);

    /// <summary>The statistics tell whether people have changed anything.</summary>
    internal static BankStatistics After(BankStatistics statistics, FactChanges changes) =>
        statistics with { Curated = statistics.Curated || changes.Added.Any(fact => fact.Curation is { IsChange: true }) };

    private static void RequireCount(int count)
    {
        if (count > ICurationService.MaxMany)
        {
            throw new InvalidInputException("memories", $"must be at most {ICurationService.MaxMany}");
        }
    }

    /// <summary>In order, and none with two steps of one memory.</summary>
    private static IEnumerable<IReadOnlyList<CurationStep>> Batches(IReadOnlyList<CurationStep> steps)
    {
        var batch = new List<CurationStep>(PerBatch);
        foreach (var step in steps)
        {
            if (batch.Count == PerBatch || batch.Exists(other => string.Equals(other.MemoryId, step.MemoryId, StringComparison.Ordinal)))
            {
                yield return batch;
                batch = new List<CurationStep>(PerBatch);
            }

            batch.Add(step);
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private async Task<(BankHeader? Header, IndexedMemory? Fact)> FindAsync(BankId bank, string memoryId, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return (null, null);
        }

        var found = await memories.ReadFactsAsync(bank, header.View, [memoryId], cancellationToken).ConfigureAwait(false);
        return (header, found.FirstOrDefault(CurationPlanner.IsReachable));
    }

    /// <summary>Makes the changes in one batch, or each half on its own where they do not fit one.</summary>
    private async Task<CurationPlan> ApplyAsync(BankId bank, IReadOnlyList<CurationStep> steps, CancellationToken cancellationToken)
    {
        var token = Digest.Random();
        var vectors = new Dictionary<string, ReadOnlyMemory<float>>(StringComparer.Ordinal);
        var tried = CurationPlan.Nothing;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
                {
                    return CurationPlan.Nothing;
                }

                var plan = await PlanAsync(bank, header, steps, vectors, token, cancellationToken).ConfigureAwait(false);
                if (plan is null)
                {
                    return await ApplyHalvesAsync(bank, steps, cancellationToken).ConfigureAwait(false);
                }

                if (plan.IsDone || plan.Changes.IsEmpty)
                {
                    return plan.IsDone ? tried : plan;
                }

                tried = plan;
                if (await TryCommitAsync(bank, header, plan.Changes, cancellationToken).ConfigureAwait(false))
                {
                    return plan;
                }
            }
            catch (StoreException e) when (e.IsTransient && attempt < TransientTries)
            {
                // read it again, and see
            }

            await Backoff.DelayAsync(attempt, null, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StoreException("the bank keeps changing; try again", isTransient: true);
    }

    private async Task<CurationPlan> ApplyHalvesAsync(BankId bank, IReadOnlyList<CurationStep> steps, CancellationToken cancellationToken)
    {
        var first = await ApplyAsync(bank, [.. steps.Take(steps.Count / 2)], cancellationToken).ConfigureAwait(false);
        var second = await ApplyAsync(bank, [.. steps.Skip(steps.Count / 2)], cancellationToken).ConfigureAwait(false);
        return new CurationPlan { Edited = [.. first.Edited, .. second.Edited], Deleted = [.. first.Deleted, .. second.Deleted] };
    }

    /// <summary>Null where it is more than one batch holds, and may be divided.</summary>
    private async Task<CurationPlan?> PlanAsync(
        BankId bank, BankHeader header, IReadOnlyList<CurationStep> steps, Dictionary<string, ReadOnlyMemory<float>> vectors, string token, CancellationToken cancellationToken)
    {
        var found = await memories.ReadFactsAsync(bank, header.View, [.. steps.Select(step => step.MemoryId)], cancellationToken).ConfigureAwait(false);
        var facts = found.ToDictionary(fact => fact.Unit.Id, StringComparer.Ordinal);
        var texts = steps
            .Where(step => step.Edit is { } edit && facts.TryGetValue(step.MemoryId, out var fact) && CurationPlanner.IsReachable(fact) && EditedFact.Rewords(fact, edit))
            .Select(step => step.Edit!.Text!)
            .Where(text => !vectors.ContainsKey(text))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (texts.Count > 0)
        {
            foreach (var (text, vector) in texts.Zip(await embedder.EmbedAsync(texts, cancellationToken).ConfigureAwait(false)))
            {
                vectors[text] = vector;
            }
        }

        var statistics = await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        foreach (var others in new[] { MaxOthers, 0 })
        {
            var plan = await new CurationPlanner(memories, bank, header.View, token, time.GetUtcNow())
                .PlanAsync(steps, facts, vectors, statistics, others, cancellationToken).ConfigureAwait(false);
            if (FixedOperations + plan.Changes.Count <= CommitLimits.MaxOperations && plan.Changes.Added.Sum(CommitSize.Of) <= CommitLimits.MaxBytes)
            {
                return plan;
            }

            if (steps.Count > 1)
            {
                return null;
            }
        }

        throw new StoreException("too much depends on the memory to be changed at once", isTransient: false);
    }

    private async Task<bool> TryCommitAsync(BankId bank, BankHeader header, FactChanges changes, CancellationToken cancellationToken)
    {
        var statistics = await memories.ReadStatisticsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        var after = ObservationAgenda.After(header with { UpdatedAt = time.GetUtcNow() }, changes) with { Version = header.Version + 1 };
        var commit = new IngestCommit
        {
            Header = after,
            Statistics = After(changes.Apply(statistics), changes),
            Version = after.Version,
            Added = changes.Added,
            Patched = changes.Patched,
            Retired = [.. changes.Retired.Select(fact => fact.Key)],
            Proven = changes.Proven,
        };
        if ((await memories.CommitAsync(bank, commit, cancellationToken).ConfigureAwait(false)).Outcome != CommitOutcome.Committed)
        {
            return false;
        }

        if (after.Observing != header.Observing)
        {
            await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }
}
