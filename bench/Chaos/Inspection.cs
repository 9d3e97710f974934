using System.Collections.Concurrent;
using System.Diagnostics;
using MemoryFunctions.Bench.Wire;
using MemoryFunctions.Embedded.Cosmos;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>
/// Waits until all accepted work is done and compares what there is with what was sent: through HTTP, and on disk. Nobody
/// calls meanwhile.
/// </summary>
internal sealed class Inspection(Victim victim, IReadOnlyList<BankTruth> banks, TimeSpan patience, Random random)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);
    private readonly long started = Stopwatch.GetTimestamp();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, Content>> contents = new(StringComparer.Ordinal);

    private bool IsOver => Stopwatch.GetElapsedTime(started) > patience;

    public async Task<IReadOnlyList<Violation>> RunAsync(CancellationToken cancellationToken)
    {
        var violations = new ConcurrentQueue<Violation>();
        await Parallel.ForEachAsync(banks, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (bank, token) =>
        {
            foreach (var violation in await InspectAsync(victim.Client, bank, token))
            {
                violations.Enqueue(violation);
            }
        });

        return violations.IsEmpty ? await InspectStoreAsync(cancellationToken) : [.. violations];
    }

    /// <summary>The same on disk, of a process that was killed.</summary>
    public async Task<IReadOnlyList<Violation>> InspectStoppedAsync(CancellationToken cancellationToken) =>
        StoreCheck.Check(await Store.ReadAsync(victim.Folder, cancellationToken), contents);

    private async Task<IReadOnlyList<Violation>> InspectAsync(HindsightHttp client, BankTruth bank, CancellationToken cancellationToken)
    {
        foreach (var document in bank.Documents)
        {
            if (document.Operation is { } operation && await FollowAsync(client, bank, document, operation, cancellationToken) is { } stuck)
            {
                return [stuck];
            }
        }

        while (true)
        {
            var (violations, found) = BankCheck.Compare(bank, await BankReader.ReadAsync(client, bank.Name, cancellationToken));
            if (violations.Count == 0)
            {
                bank.Settle(found);
                contents[bank.Name] = found;
                return await RecallAsync(client, bank, cancellationToken);
            }

            // What nobody was told of may still be on its way.
            if (IsOver)
            {
                return violations;
            }

            await Task.Delay(Between, cancellationToken);
        }
    }

    private async Task<Violation?> FollowAsync(
        HindsightHttp client, BankTruth bank, DocumentTruth document, string operation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (goesOn, failure) = await BankReader.ReadOperationAsync(client, bank.Name, operation, cancellationToken);
            if (!goesOn)
            {
                document.Operation = null;
                return failure is null ? null : new Violation(ViolationKind.Stuck, bank.Name, document.Id, $"operation {operation} failed: {failure}");
            }

            if (IsOver)
            {
                return new Violation(ViolationKind.Stuck, bank.Name, document.Id, $"operation {operation} does not come to its end");
            }

            await Task.Delay(Between, cancellationToken);
        }
    }

    /// <summary>A turn that is there is found by its own words, one that is gone is not.</summary>
    private async Task<IReadOnlyList<Violation>> RecallAsync(HindsightHttp client, BankTruth bank, CancellationToken cancellationToken)
    {
        var violations = new List<Violation>();
        foreach (var (texts, isThere) in new[] { (bank.Present, true), (bank.Gone, false) })
        {
            for (var sample = 0; sample < 2 && texts.Count > 0; sample++)
            {
                var text = texts[random.Next(texts.Count)];
                var found = await BankReader.RecallAsync(client, bank.Name, Talk.TokenOf(text), cancellationToken);
                if (found.Any(result => result.Text == text) != isThere)
                {
                    violations.Add(new Violation(
                        isThere ? ViolationKind.Lost : ViolationKind.Resurrected, bank.Name, null, isThere ? $"not recalled: {text}" : $"recalled: {text}"));
                }
            }
        }

        return violations;
    }

    private async Task<IReadOnlyList<Violation>> InspectStoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var violations = StoreCheck.Check(await Store.ReadCopyAsync(victim.Folder, cancellationToken), contents);
                if (violations.Count == 0 || IsOver)
                {
                    return violations;
                }
            }
            catch (Exception e) when ((e is IOException or EmbeddedCosmosException) && !IsOver)
            {
                // It was compacted while it was copied.
            }

            // Callers need not wait for what is left of deleted and replaced things to go, nor for a lease to be let go.
            await Task.Delay(Between, cancellationToken);
        }
    }
}
