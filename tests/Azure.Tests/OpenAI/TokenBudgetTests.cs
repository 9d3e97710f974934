using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.OpenAI;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class TokenBudgetTests
{
    private const int PerMinute = 600;

    /// <summary>At no time has more been taken than a full minute's and what has come in since.</summary>
    [Fact]
    public void No_more_is_taken_than_there_was()
    {
        var takings = Gen.Choose(0, 1_500).SelectMany(tokens => Gen.Choose(0, 90).Select(pause => (Tokens: tokens, Pause: pause))).ListOf().ToArbitrary();

        Prop.ForAll(takings, list =>
        {
            var time = new ManualTime();
            var start = time.GetUtcNow();
            var budget = new TokenBudget(PerMinute, time);
            var taken = 0L;
            foreach (var (tokens, pause) in list)
            {
                time.Advance(TimeSpan.FromSeconds(pause));
                var taking = budget.TakeAsync(tokens, CancellationToken.None);
                if (!taking.IsCompleted)
                {
                    time.Advance(time.WaitForWaitAsync(_ => true).GetAwaiter().GetResult());
                    taking.GetAwaiter().GetResult();
                }

                taken += tokens;
                Assert.True(taken <= PerMinute + (PerMinute / 60.0 * (time.GetUtcNow() - start).TotalSeconds) + 0.001);
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public async Task What_is_there_is_taken_at_once()
    {
        var budget = new TokenBudget(PerMinute, new ManualTime());

        await budget.TakeAsync(PerMinute, CancellationToken.None);

        Assert.False(budget.TakeAsync(1, CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_leaves_the_tokens_to_others()
    {
        using var caller = new CancellationTokenSource();
        var time = new ManualTime();
        var budget = new TokenBudget(PerMinute, time);
        await budget.TakeAsync(PerMinute, CancellationToken.None);
        var waiting = budget.TakeAsync(PerMinute, caller.Token);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(budget.TakeAsync(PerMinute, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Without_a_limit_nobody_waits()
    {
        var budget = new TokenBudget(0, new ManualTime());

        await budget.TakeAsync(long.MaxValue / 2, CancellationToken.None);

        Assert.True(budget.TakeAsync(long.MaxValue / 2, CancellationToken.None).IsCompletedSuccessfully);
    }
}
