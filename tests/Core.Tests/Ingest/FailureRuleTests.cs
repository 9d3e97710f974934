using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;

namespace MemoryFunctions.Core.Tests.Ingest;

public sealed class FailureRuleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly StoreException Busy = new("busy", isTransient: true);
    private static readonly StoredDocument Document = new() { Id = "d", Life = "l", Version = 1, Parts = [], CreatedAt = Noon, UpdatedAt = Noon };
    private static readonly FailureRule Rule = new(new IngestOptions(), new Clock(Noon));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(6, 160)]
    [InlineData(7, 300)]
    [InlineData(1_000, 300)]
    public void The_pause_doubles_up_to_five_minutes(int attempt, int seconds) =>
        Assert.Equal(Noon.AddSeconds(seconds), Rule.Failed(Document with { Attempts = attempt - 1 }, Busy, struck: false).DueAt);

    [Fact]
    public void Whoever_asks_to_wait_longer_is_heard() => Assert.Equal(
        Noon.AddMinutes(20), Rule.Failed(Document, new ModelException("busy", isTransient: true) { RetryAfter = TimeSpan.FromMinutes(20) }, struck: false).DueAt);

    [Fact]
    public void An_attempt_that_was_counted_before_is_not_counted_again()
    {
        var struck = Rule.Struck(Document);
        Assert.Equal((1, 1), (struck.Attempts, struck.Strikes));

        var passing = Rule.Failed(struck, Busy, struck: true);
        var own = Rule.Failed(struck, new InvalidOperationException(), struck: true);

        Assert.Equal((1, 0), (passing.Attempts, passing.Strikes));
        Assert.Equal((1, 1), (own.Attempts, own.Strikes));
    }

    [Fact]
    public void The_last_strike_ends_it_and_one_that_may_pass_is_none()
    {
        var worn = Document with { Attempts = 4, Strikes = 4 };

        Assert.NotNull(Rule.Failed(worn, new InvalidOperationException(), struck: false).Failure);
        Assert.Null(Rule.Failed(worn, Busy, struck: false).Failure);
        Assert.NotNull(Rule.Struck(worn with { Strikes = 5 }).Failure);
    }

    [Fact]
    public void What_cannot_get_better_ends_at_once() =>
        Assert.Equal("set it", Rule.Failed(Document, new ConfigurationException("set it"), struck: false).Failure);

    [Fact]
    public void A_lost_chunk_counts_against_its_document() => Assert.Equal(1, Rule.Failed(Document, new ChunkMissingException(), struck: false).Strikes);

    [Fact]
    public void What_others_say_of_a_failure_is_not_passed_on() => Assert.DoesNotContain(
        "secret", Rule.Failed(Document with { Strikes = 4 }, new InvalidOperationException("secret"), struck: false).Failure, StringComparison.Ordinal);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
