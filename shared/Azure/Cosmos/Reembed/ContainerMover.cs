using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>
/// Moves a deployment to another embedding model: fills a new container from the one that it serves from, which goes on
/// serving, and then takes the writes of the old one away. It may be ended anywhere and called again.
/// </summary>
/// <param name="next">The model of the new container.</param>
public sealed class ContainerMover(
    CosmosContainers containers,
    IOptions<CosmosOptions> options,
    IOptions<ReembedOptions> reembed,
    IEmbedder next,
    TimeProvider time,
    ILogger<ContainerMover> logger,
    CosmosTransport? transport = null)
{
    /// <summary>How often a bank's step may fail in a row, where the store does not ask to wait.</summary>
    private const int Tries = 10;

    private readonly MoveNotes notes = new(containers, options.Value, next.Signature, transport);

    public MoveProgress Progress { get; } = new();

    private string Target => options.Value.NextContainer!;

    /// <exception cref="ConfigurationException">The settings, or what is in the containers, do not allow it.</exception>
    /// <exception cref="ModelException">The model failed.</exception>
    /// <exception cref="StoreException">The store failed for too long.</exception>
    public async Task<MoveOutcome> RunAsync(MoveMode mode, CancellationToken cancellationToken)
    {
        try
        {
            return mode == MoveMode.Unseal
                ? await UnsealAsync(cancellationToken).ConfigureAwait(false)
                : await CopyAsync(mode, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (CosmosFailure.IsRefusal(e))
        {
            throw CosmosFailure.Refused(e);
        }
        catch (Exception e) when (CosmosFailure.IsStores(e))
        {
            throw CosmosFailure.Of("move", e);
        }
    }

    private async Task<MoveOutcome> CopyAsync(MoveMode mode, CancellationToken cancellationToken)
    {
        if (await notes.BeginAsync(cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return new MoveOutcome(IsSealed: true, Passes: 0, LastChanges: 0);
        }

        var copier = new BankCopier(containers.Memories, notes.Target, next, Progress, time);

        // Once it is sealed nothing changes any more, and every minute is one in which nobody can write.
        var outcome = mode == MoveMode.Seal && source.MovedTo is not null
            ? new MoveOutcome(IsSealed: false, 0, 0)
            : await CopyAsync(copier, mode, cancellationToken).ConfigureAwait(false);
        return mode != MoveMode.Seal ? outcome : await SealAsync(copier, outcome, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Passes over all banks. Where one finds as much to do as the one before, what it finds is what is being said meanwhile:
    /// further passes would find no less.
    /// </summary>
    private async Task<MoveOutcome> CopyAsync(BankCopier copier, MoveMode mode, CancellationToken cancellationToken)
    {
        var before = int.MaxValue;
        for (var pass = 1; ; pass++)
        {
            var banks = await ListAsync(cancellationToken).ConfigureAwait(false);
            Progress.Begin($"pass {pass}", banks.Count);
            var changes = 0;
            await EachAsync(banks, async (bank, token) => Interlocked.Add(ref changes, await copier.CopyAsync(bank, token).ConfigureAwait(false)), cancellationToken)
                .ConfigureAwait(false);
            Log.Passed(logger, pass, banks.Count, changes);
            if (changes == 0 || changes >= before || mode == MoveMode.CopyOnce)
            {
                return new MoveOutcome(IsSealed: false, pass, changes);
            }

            before = changes;
        }
    }

    private async Task<MoveOutcome> SealAsync(BankCopier copier, MoveOutcome copied, CancellationToken cancellationToken)
    {
        // First no bank is made any more, then those that there are, or may be on their way, are read.
        await notes.SealAsync(cancellationToken).ConfigureAwait(false);
        var banks = await ListAsync(cancellationToken).ConfigureAwait(false);
        var sealer = new BankSealer(containers.Memories, Target);
        Progress.Begin("sealing", banks.Count);
        await EachAsync(
            banks,
            async (bank, token) =>
            {
                await sealer.SealAsync(bank, token).ConfigureAwait(false);
                while (await copier.CopyAsync(bank, token).ConfigureAwait(false) > 0)
                {
                    // Looked at again until both are the same: what changes now are expiries only.
                }
            },
            cancellationToken).ConfigureAwait(false);
        await notes.FinishAsync(cancellationToken).ConfigureAwait(false);
        Log.Sealed(logger, banks.Count, options.Value.Container, Target);
        return copied with { IsSealed = true };
    }

    private async Task<MoveOutcome> UnsealAsync(CancellationToken cancellationToken)
    {
        await notes.ReopenAsync(cancellationToken).ConfigureAwait(false);
        var banks = await ReadAsync(containers.Memories, ReembedQueries.Headers(), cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var sealer = new BankSealer(containers.Memories, Target);
        Progress.Begin("unsealing", banks.Count);
        await EachAsync(banks, sealer.UnsealAsync, cancellationToken).ConfigureAwait(false);
        await notes.UnsealAsync(cancellationToken).ConfigureAwait(false);
        Log.Unsealed(logger, banks.Count, options.Value.Container);
        return new MoveOutcome(IsSealed: false, 0, 0);
    }

    /// <summary>
    /// All banks that either container has or that the directory names: one that is being made is in the directory only, one
    /// that is gone perhaps in the copy only.
    /// </summary>
    private async Task<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken)
    {
        Progress.Begin("listing banks", 0);
        var banks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (container, query) in new[]
        {
            (containers.Directory, ReembedQueries.Entries()), (containers.Memories, ReembedQueries.Headers()), (notes.Target, ReembedQueries.Headers()),
        })
        {
            await foreach (var bank in ReadAsync(container, query, cancellationToken).ConfigureAwait(false))
            {
                banks.Add(bank);
            }
        }

        return banks;
    }

    private static IAsyncEnumerable<string> ReadAsync(Container container, QueryDefinition query, CancellationToken cancellationToken) =>
        CosmosPages.ReadAsync<string>(container, query, new QueryRequestOptions { MaxItemCount = 1_000 }, cancellationToken);

    private Task EachAsync(IEnumerable<string> banks, Func<BankId, CancellationToken, Task> step, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        banks,
        new ParallelOptions { MaxDegreeOfParallelism = reembed.Value.Parallelism, CancellationToken = cancellationToken },
        async (path, token) =>
        {
            var bank = BankId.Parse(path);
            await RepeatAsync(bank, step, token).ConfigureAwait(false);
            Progress.NoteBank();
        });

    /// <summary>A step may be repeated: what is done is not done again. Where the store asks to wait, it is waited for however often.</summary>
    private async Task RepeatAsync(BankId bank, Func<BankId, CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Before the bank is looked at: a command that another one has taken the place of writes nothing that it did not see.
                await notes.RequireMineAsync(cancellationToken).ConfigureAwait(false);
                await step(bank, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (IsWorthAnotherTry(e, attempt))
            {
                Log.TriedInVain(logger, bank, attempt, e);
                var asked = (e as StoreException)?.RetryAfter;
                await Task.Delay(asked ?? TimeSpan.FromMilliseconds(20 * Math.Pow(2, attempt)), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsWorthAnotherTry(Exception exception, int attempt) =>
        (CosmosFailure.IsStores(exception) ? CosmosFailure.Of("move", exception) : exception) is StoreException { IsTransient: true } store
        && (store.RetryAfter is not null || attempt < Tries);
}
