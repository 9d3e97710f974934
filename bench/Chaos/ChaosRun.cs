using System.Diagnostics;
using System.Globalization;
using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Chaos;

/// <summary>Callers, a process that dies again and again beneath them, and somebody who looks from outside whether it kept its promises.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    private const int DocumentsPerBank = 4;
    private const int LongestLoad = 1_400;
    private const int LongestStart = 900;
    private const int LongestRecovery = 1_500;

    private readonly ChaosPlan plan;
    private readonly Random random;
    private readonly Traffic traffic = new();
    private readonly IReadOnlyList<BankTruth> banks;
    private readonly IReadOnlyList<Caller> callers;
    private readonly Victim victim;

    public ChaosRun(ChaosPlan plan)
    {
        this.plan = plan;
        random = new Random(plan.Seed);
        banks = [.. Enumerable.Range(0, plan.Banks).Select(number => new BankTruth(string.Create(CultureInfo.InvariantCulture, $"chaos-{number}"), DocumentsPerBank))];
        callers = [.. Enumerable.Range(0, plan.Callers).Select(number => new Caller(number, banks, plan, traffic))];
        victim = new Victim(ServerProcess.MakeFolder(plan.Folder));
    }

    public DirectoryInfo Folder => victim.Folder;

    /// <summary>Ends at the first violation.</summary>
    public async Task<ChaosOutcome> RunAsync(Advance kill, CancellationToken cancellationToken)
    {
        var (kills, checks, longest) = (0, 0, TimeSpan.Zero);
        IReadOnlyList<Violation> violations = [];
        while (kills < plan.Runs && violations.Count == 0)
        {
            await KillOnceAsync(cancellationToken);
            kill();
            if (++kills % plan.CheckEvery == 0 || kills == plan.Runs)
            {
                var started = Stopwatch.GetTimestamp();
                violations = await CheckAsync(isLast: kills == plan.Runs, cancellationToken);
                checks++;
                var took = Stopwatch.GetElapsedTime(started);
                longest = took > longest ? took : longest;
            }

            violations = [.. traffic.Violations, .. violations];
        }

        await victim.KillAsync();
        return new ChaosOutcome(kills, traffic.Answers, traffic.Unanswered, checks, longest, violations);
    }

    public async ValueTask DisposeAsync()
    {
        await victim.DisposeAsync();
        foreach (var bank in banks)
        {
            bank.Dispose();
        }
    }

    private async Task KillOnceAsync(CancellationToken cancellationToken)
    {
        switch (random.Next(10))
        {
            case 0 when !victim.IsRunning:
                victim.Launch();
                await Task.Delay(random.Next(LongestStart), cancellationToken);
                await victim.KillAsync();
                break;
            case 1:
                await victim.UpAsync(cancellationToken);
                await Task.Delay(random.Next(LongestRecovery), cancellationToken);
                await victim.KillAsync();
                break;
            case 2:
                await LoadAsync(untilCompaction: true, TimeSpan.FromMilliseconds(2 * LongestLoad), cancellationToken);
                break;
            case 3:
                // A process that has run for a while does most of its work in less time.
                await LoadAsync(untilCompaction: false, TimeSpan.FromMilliseconds(3 * LongestLoad), cancellationToken);
                break;
            default:
                await LoadAsync(untilCompaction: false, TimeSpan.FromMilliseconds(random.Next(LongestLoad)), cancellationToken);
                break;
        }
    }

    private async Task LoadAsync(bool untilCompaction, TimeSpan duration, CancellationToken cancellationToken)
    {
        var client = await victim.UpAsync(cancellationToken);
        var goesOn = true;
        var calls = callers.Select(caller => Task.Run(() => caller.RunAsync(client, () => Volatile.Read(ref goesOn), cancellationToken), cancellationToken)).ToList();
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < duration && !calls.Exists(call => call.IsFaulted))
            {
                if (untilCompaction && victim.Folder.EnumerateFiles("*.unfinished").Any())
                {
                    break;
                }

                // A snapshot is written in a few milliseconds.
                await Task.Delay(untilCompaction ? TimeSpan.FromMilliseconds(1) : duration - elapsed, cancellationToken);
            }
        }
        finally
        {
            await victim.KillAsync();
            Volatile.Write(ref goesOn, false);
            await Task.WhenAll(calls);
        }
    }

    private async Task<IReadOnlyList<Violation>> CheckAsync(bool isLast, CancellationToken cancellationToken)
    {
        var client = await victim.UpAsync(cancellationToken);
        await Task.WhenAll(callers.Select(caller => FinishAsync(caller, client, cancellationToken)));
        var inspection = new Inspection(victim, banks, plan.Settle, random);
        var violations = await inspection.RunAsync(cancellationToken);
        if (violations.Count > 0 || !isLast)
        {
            return violations;
        }

        await victim.KillAsync();
        return await inspection.InspectStoppedAsync(cancellationToken);
    }

    private static async Task FinishAsync(Caller caller, HindsightHttp client, CancellationToken cancellationToken)
    {
        if (!await caller.FinishAsync(client, cancellationToken))
        {
            throw new BenchException("The instance ended by itself.");
        }
    }
}
