using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Observe;

/// <summary>
/// Looks at the facts that came, and at those that lost an observation, and lets a model say what they show together with those
/// near them. What it costs follows from what is new, not from what there is.
/// </summary>
internal sealed class ObservationStage(IObserver observer, IEmbedder embedder, ObserveOptions options)
{
    /// <summary>So many facts are read at once, or all of one commit.</summary>
    private const int FactsPerRead = 200;

    private const int NeighboursPerFact = 8;
    private const int ObservationsPerFact = 3;
    private const int MaxObservations = 24;

    /// <summary>What the model answers wrongly so often is passed by.</summary>
    private const int MaxAttempts = 3;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(1);

    public TimeSpan MaxWait => options.MaxWait;

    /// <param name="parts">What to work with.</param>
    /// <param name="lease">The right to ask.</param>
    /// <param name="isDue">Whether to look at what there is, however little it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many calls it made.</returns>
    public async Task<int> RunAsync(ExtractionParts parts, ExtractionLease lease, bool isDue, CancellationToken cancellationToken)
    {
        if (lease.Header.HasUnfinished)
        {
            // A commit that is not settled does not say yet since when its facts are shown.
            await new BankAccess(parts, lease).RunAsync((_, _) => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
            await lease.RefreshAsync(cancellationToken).ConfigureAwait(false);
        }

        var (header, now) = (lease.Header, parts.Time.GetUtcNow());
        var profile = await parts.Banks.ReadProfileAsync(lease.Bank, header.Life, cancellationToken).ConfigureAwait(false);
        var guidance = profile?.Guidance ?? BankGuidance.None;
        if (!(guidance.Observations ?? options.Enabled))
        {
            await NoteAsync(lease, state => state with { At = null }, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        if (header.HasUnfinished)
        {
            return 0;
        }

        var (facts, reached) = await ReadAsync(parts, lease, header, cancellationToken).ConfigureAwait(false);
        if (!isDue && facts.Count > 0 && facts.Count < options.NewFacts)
        {
            return 0;
        }

        var (calls, noted) = (0, header.Observing);
        var batches = facts.GroupBy(Scope, StringComparer.Ordinal).SelectMany(scope => scope.Chunk(options.FactsPerCall)).ToList();
        for (var at = 0; at < batches.Count; at++)
        {
            if (await ObserveAsync(parts, lease, guidance.ObservationsMission, batches[at], cancellationToken).ConfigureAwait(false) is not { } asked)
            {
                return calls;
            }

            calls += asked ? 1 : 0;
            var rest = batches.Skip(at + 1).SelectMany(batch => batch).Select(fact => fact.Unit.Id).ToList();
            if (asked && rest.Count is > 0 and <= ObservationState.MaxAgain)
            {
                // What was paid for is not asked again, whatever becomes of the rest.
                await NoteAsync(lease, state => Halfway(state, noted, reached, rest), cancellationToken).ConfigureAwait(false);
                noted = lease.Header.Observing;
            }
        }

        await NoteAsync(lease, state => After(state, noted, reached, isAll: reached == header.Version, now), cancellationToken).ConfigureAwait(false);
        return calls;
    }

    private static string Scope(IndexedMemory fact) => string.Concat(
        new[] { fact.Unit.Scope.AgentId ?? "\0", fact.Unit.Scope.AppId ?? "\0" }
            .Concat(fact.Unit.Tags.Order(StringComparer.Ordinal))
            .Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Length}:{tag}")));

    /// <summary>The facts to look at, and the commit up to which those are all.</summary>
    private static async Task<(IReadOnlyList<IndexedMemory> Facts, long Reached)> ReadAsync(
        ExtractionParts parts, ExtractionLease lease, BankHeader header, CancellationToken cancellationToken)
    {
        var (state, now) = (header.Observing, parts.Time.GetUtcNow());
        for (var top = FactsPerRead; ; top *= 2)
        {
            var since = await parts.Memories.ReadShownSinceAsync(lease.Bank, header.View, state.Version, now, top, cancellationToken).ConfigureAwait(false);
            var reached = since.Count < top ? header.Version : since[^1].Since - 1;
            var whole = since.Where(shown => shown.Since <= reached).Select(shown => shown.Fact).ToList();
            if (whole.Count == 0 && since.Count == top)
            {
                continue; // all of them came with one commit
            }

            var again = state.Again.Count == 0 ? []
                : await parts.Memories.ReadFactsAsync(lease.Bank, header.View, state.Again, cancellationToken).ConfigureAwait(false);
            return (
                [
                    .. whole
                        .Concat(again.Where(fact => fact.Shown))
                        .DistinctBy(fact => fact.Unit.Id, StringComparer.Ordinal)
                        .Where(fact => fact.Unit.ExpiresAt is null),
                ],
                reached);
        }
    }

    /// <summary>
    /// The state once facts up to a commit have been looked at. What others added to it meanwhile stays, and what there is more to
    /// look at is due at once.
    /// </summary>
    private static ObservationState After(ObservationState now, ObservationState noted, long reached, bool isAll, DateTimeOffset at)
    {
        var isStirred = now.Stirs != noted.Stirs;
        var isDone = isAll && !isStirred;
        return now with
        {
            Version = now.Version < noted.Version ? now.Version : reached,
            Again = isStirred ? now.Again : [],
            At = isDone ? null : at,
            LookedAt = isDone ? at : now.LookedAt,
            Attempts = 0,
        };
    }

    /// <summary>The state while some facts up to a commit are still to be looked at; as it is where those are too many to be named.</summary>
    private static ObservationState Halfway(ObservationState now, ObservationState noted, long reached, IReadOnlyList<string> rest)
    {
        IReadOnlyList<string> again = now.Stirs == noted.Stirs ? rest : [.. now.Again.Union(rest, StringComparer.Ordinal)];
        return now.Version < noted.Version || again.Count > ObservationState.MaxAgain ? now : now with { Version = reached, Again = again, Attempts = 0 };
    }

    private static Task NoteAsync(ExtractionLease lease, Func<ObservationState, ObservationState> change, CancellationToken cancellationToken) => lease.WriteAsync(
        (header, _) => Task.FromResult<IngestCommit?>(new IngestCommit { Header = header with { Observing = change(header.Observing) } }),
        cancellationToken);

    /// <summary>Whether a call was made; null where it failed and is to be made later.</summary>
    private async Task<bool?> ObserveAsync(
        ExtractionParts parts, ExtractionLease lease, string mission, IReadOnlyList<IndexedMemory> facts, CancellationToken cancellationToken)
    {
        var batch = await GatherAsync(parts, lease, facts, cancellationToken).ConfigureAwait(false);
        if (batch.Facts < options.MinFacts)
        {
            return false; // they go along when others come
        }

        try
        {
            var answer = await observer.ObserveAsync(batch.ToRequest(mission), cancellationToken).ConfigureAwait(false);
            var vectors = answer.Observations.Count == 0 ? []
                : await embedder.EmbedAsync([.. answer.Observations.Select(one => one.Text)], cancellationToken).ConfigureAwait(false);
            var committed = answer.Observations.Count == 0 ? 0
                : await new ObservationCommitter(parts, lease).CommitAsync(batch, answer.Observations, vectors, cancellationToken).ConfigureAwait(false);
            Log.Observed(parts.Logger, lease.Bank, batch.New.Count, batch.Others.Count, committed, answer.Usage.Input, answer.Usage.Output);
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not StoreException)
        {
            return await FailAsync(parts, lease, e, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null where it is tried again; true where it is passed by.</summary>
    private static async Task<bool?> FailAsync(ExtractionParts parts, ExtractionLease lease, Exception exception, CancellationToken cancellationToken)
    {
        var attempts = lease.Header.Observing.Attempts + 1;
        Log.Failed(parts.Logger, lease.Bank, attempts, KnownFailure.Reason(exception), KnownFailure.Unforeseen(exception));
        if (!ModelFailure.IsTransient(exception) && (attempts >= MaxAttempts || exception is ModelException { Fault: ModelFault.Refused }))
        {
            return true;
        }

        var doubled = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 10));
        var delay = doubled < LongestDelay ? doubled : LongestDelay;
        var asked = ModelFailure.RetryAfter(exception) ?? TimeSpan.Zero;
        var at = parts.Time.GetUtcNow() + (asked > delay ? asked : delay);
        await NoteAsync(lease, state => state with { Attempts = attempts, At = at }, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<ObservationBatch> GatherAsync(
        ExtractionParts parts, ExtractionLease lease, IReadOnlyList<IndexedMemory> facts, CancellationToken cancellationToken)
    {
        var (view, now, tags, scope) = (lease.Header.View, parts.Time.GetUtcNow(), facts[0].Unit.Tags, facts[0].Unit.Scope);
        var mine = facts.Select(fact => fact.Unit.Id).ToHashSet(StringComparer.Ordinal);
        var (others, observations) = (new Dictionary<string, MemoryUnit>(StringComparer.Ordinal), new Dictionary<string, MemoryUnit>(StringComparer.Ordinal));
        foreach (var fact in facts)
        {
            if (others.Count < options.OtherFacts)
            {
                var near = await parts.Memories.SearchFactsAsync(
                    lease.Bank, view, fact.Embedding, tags, now, NeighboursPerFact, cancellationToken).ConfigureAwait(false);
                Take(near.Where(other => !mine.Contains(other.Unit.Id) && other.Unit.Scope.Meets(scope) && other.Unit.ExpiresAt is null), others, options.OtherFacts);
            }

            if (observations.Count < MaxObservations)
            {
                var near = await parts.Memories.SearchObservationsAsync(
                    lease.Bank, view, fact.Embedding, tags, now, ObservationsPerFact, cancellationToken).ConfigureAwait(false);
                Take(near.Where(other => other.Unit.Scope.Meets(scope)), observations, MaxObservations);
            }
        }

        return new ObservationBatch(tags, facts, [.. others.Values], [.. observations.Values]);
    }

    private static void Take(IEnumerable<StatedFact> found, Dictionary<string, MemoryUnit> into, int most)
    {
        foreach (var fact in found.TakeWhile(_ => into.Count < most))
        {
            into.TryAdd(fact.Unit.Id, fact.Unit);
        }
    }
}
