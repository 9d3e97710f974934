using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Queues;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Tests.Queues;

/// <summary>Coalescing against what every caller may rely on, over random orders of ringing, waiting, taking and failing.</summary>
public sealed class InProcessWorkQueuePropertyTests
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    private enum Act
    {
        Ring,
        Wait,
        Complete,
        Abandon,
    }

    // A failed bell may come back sooner than its retry delay, with another failed one of its bank
    private sealed record Owed(string Bank, DateTimeOffset NotBefore, DateTimeOffset Due);

    [Fact]
    public void Every_bell_is_followed_by_a_delivery_none_comes_too_soon_and_at_most_three_wait_for_a_bank()
    {
        var steps =
            from act in Gen.Elements(Act.Ring, Act.Ring, Act.Wait, Act.Complete, Act.Abandon)
            from bank in Gen.Choose(0, 1)
            from seconds in Gen.Choose(0, 20)
            select (act, bank, seconds);

        Prop.ForAll(steps.ListOf().ToArbitrary(), static steps => Holds([.. steps])).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static bool Holds(IReadOnlyList<(Act Act, int Bank, int Seconds)> steps)
    {
        var time = new ManualTimeProvider();
        var options = new InProcessQueueOptions { RetryDelay = RetryDelay, VisibilityTimeout = TimeSpan.FromDays(1) };
        using var queue = new InProcessWorkQueue(Options.Create(options), time);
        var owed = new List<Owed>();
        var rung = new List<Owed>();
        var first = new List<string>();
        var held = true;

        foreach (var (act, number, seconds) in steps)
        {
            var bank = $"default/u/{number}";
            switch (act)
            {
                case Act.Ring:
                    Finish(queue.SendAsync(new Bell { Bank = bank }, TimeSpan.FromSeconds(seconds), CancellationToken.None));
                    var due = time.GetUtcNow().AddSeconds(seconds);
                    rung.Add(new Owed(bank, due, due));
                    owed.Add(rung[^1]);
                    break;
                case Act.Wait:
                    time.Advance(TimeSpan.FromSeconds(seconds));
                    break;
                default:
                    held &= Deliver(act);
                    break;
            }
        }

        // Nothing may be owed for ever, and little may be waiting
        for (var left = 0; owed.Count > 0; left++)
        {
            held &= left <= 2 * 3;
            time.Advance(TimeSpan.FromSeconds(30));
            if (!Deliver(Act.Complete) || !held)
            {
                return false;
            }
        }

        return held;

        bool Deliver(Act settle)
        {
            var now = time.GetUtcNow();
            using var stop = new CancellationTokenSource();
            var receiving = queue.ReceiveAsync(1, stop.Token);
            if (!receiving.IsCompleted)
            {
                stop.Cancel();

                // A bell between its bank's soonest and last may wait for the last
                return owed.Where(bell => bell.Due <= now).All(bell => rung.Exists(last => string.Equals(last.Bank, bell.Bank, StringComparison.Ordinal) && last.Due > now));
            }

            var delivery = Finish(receiving)[0];
            var bank = QueueUnderTest.BankOf(delivery);
            owed.RemoveAll(IsDue);
            if (delivery.DequeueCount == 1)
            {
                first.Add(bank);
            }

            if (settle == Act.Abandon)
            {
                Finish(queue.AbandonAsync(delivery, CancellationToken.None));
                owed.Add(new Owed(bank, now, now + RetryDelay));
            }
            else
            {
                Finish(queue.CompleteAsync(delivery, CancellationToken.None));
            }

            // Never more than was rung, and none before its time
            return first.Count(other => string.Equals(other, bank, StringComparison.Ordinal)) <= rung.Count(IsDue);

            bool IsDue(Owed bell) => string.Equals(bell.Bank, bank, StringComparison.Ordinal) && bell.NotBefore <= now;
        }
    }

    // The queue never waits but in an empty receive, so its tasks are done at once
    private static T Finish<T>(Task<T> task)
    {
        Finish((Task)task);
        return task.GetAwaiter().GetResult();
    }

    private static void Finish(Task task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }
}
