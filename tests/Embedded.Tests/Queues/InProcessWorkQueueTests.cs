using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Queues;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Tests.Queues;

public sealed class InProcessWorkQueueTests
{
    private const string Alice = "default/u/alice";
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _time = new();
    private readonly InProcessQueueOptions _options = new();

    [Fact]
    public async Task A_receiver_wakes_at_the_very_time_a_bell_is_due()
    {
        using var queue = Open();
        var waiting = ReceiveAsync(queue);
        await RingAsync(queue, Alice, seconds: 5);

        _time.Advance(TimeSpan.FromSeconds(5) - Tick);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Tick);

        Assert.Single(await waiting);
    }

    [Fact]
    public async Task A_sooner_bell_wakes_a_receiver_that_waits_for_a_later_one()
    {
        using var queue = Open();
        await RingAsync(queue, Alice, seconds: 50);
        var waiting = ReceiveAsync(queue);
        await RingAsync(queue, "default/u/bob", seconds: 5);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("default/u/bob", QueueUnderTest.BankOf(Assert.Single(await waiting)));
    }

    [Fact]
    public async Task A_bell_for_one_document_at_a_time_is_not_made_up_for_by_an_ordinary_one()
    {
        using var queue = Open();
        await RingAsync(queue, Alice, seconds: 5);
        await RingAsync(queue, Alice, seconds: 50);
        await queue.SendAsync(new Bell { Bank = Alice, OneByOne = true }, TimeSpan.FromSeconds(20), CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(50));

        Assert.Contains(await queue.ReceiveAsync(10, CancellationToken.None), delivery => BellJson.Read(delivery.Body).OneByOne);
    }

    [Fact]
    public async Task An_idle_receiver_sets_no_timer()
    {
        using var queue = Open();
        var waiting = ReceiveAsync(queue);

        Assert.Equal(0, _time.WaitingTimers);
        await RingAsync(queue, Alice);
        await waiting;
    }

    [Fact]
    public async Task A_taken_bell_comes_back_when_its_visibility_timeout_runs_out()
    {
        using var queue = Open();
        await RingAsync(queue, Alice);
        var taken = Assert.Single(await ReceiveAsync(queue));
        var waiting = ReceiveAsync(queue);

        _time.Advance(TimeSpan.FromMinutes(10) - Tick);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Tick);

        var again = Assert.Single(await waiting);
        Assert.Equal((taken.Id, 2), (again.Id, again.DequeueCount));
    }

    [Fact]
    public async Task An_abandoned_bell_comes_back_after_ten_seconds_by_default()
    {
        using var queue = Open();
        await RingAsync(queue, Alice);
        await queue.AbandonAsync(Assert.Single(await ReceiveAsync(queue)), CancellationToken.None);
        var waiting = ReceiveAsync(queue);

        _time.Advance(TimeSpan.FromSeconds(10) - Tick);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Tick);

        Assert.Equal(2, Assert.Single(await waiting).DequeueCount);
    }

    [Fact]
    public async Task Bells_for_one_bank_are_one_bell_while_it_waits()
    {
        using var queue = Open();
        for (var ring = 0; ring < 1000; ring++)
        {
            await RingAsync(queue, Alice);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Single(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_later_bell_is_kept_beside_a_sooner_one_and_they_are_one_when_both_are_due()
    {
        using var queue = Open();
        await RingAsync(queue, Alice);
        await RingAsync(queue, Alice, seconds: 60);
        Assert.Single(await ReceiveAsync(queue));
        var later = ReceiveAsync(queue);
        Assert.False(later.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(await later);

        await RingAsync(queue, Alice);
        await RingAsync(queue, Alice, seconds: 60);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Single(await ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_bank_that_rings_for_ever_sooner_or_later_times_holds_two_bells()
    {
        using var queue = Open();
        for (var ring = 0; ring < 100; ring++)
        {
            await RingAsync(queue, Alice, seconds: 500 - ring);
            await RingAsync(queue, Alice, seconds: 500 + ring);
        }

        _time.Advance(TimeSpan.FromSeconds(401));
        Assert.Single(await ReceiveAsync(queue));
        var last = ReceiveAsync(queue);
        _time.Advance(TimeSpan.FromSeconds(198 - 1));
        Assert.False(last.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await last);
    }

    [Fact]
    public async Task A_new_bell_does_not_inherit_the_count_of_one_that_failed()
    {
        using var queue = Open();
        await RingAsync(queue, Alice);
        await queue.AbandonAsync(Assert.Single(await ReceiveAsync(queue)), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));
        await RingAsync(queue, Alice);

        var counts = (await ReceiveAsync(queue)).Select(static delivery => delivery.DequeueCount);

        Assert.Equal([1L, 2L], counts.Order());
    }

    [Fact]
    public async Task Failed_bells_of_one_bank_wait_as_one_with_the_highest_count()
    {
        using var queue = Open();
        await RingAsync(queue, Alice);
        await queue.AbandonAsync(Assert.Single(await ReceiveAsync(queue)), CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));
        var second = Assert.Single(await ReceiveAsync(queue));
        for (var failure = 0; failure < 100; failure++)
        {
            await RingAsync(queue, Alice);
            await queue.AbandonAsync(Assert.Single(await ReceiveAsync(queue)), CancellationToken.None);
        }

        await queue.AbandonAsync(second, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(3, Assert.Single(await ReceiveAsync(queue)).DequeueCount);
    }

    [Fact]
    public async Task Senders_and_receivers_on_many_threads_lose_no_bank()
    {
        using var queue = new InProcessWorkQueue(Options.Create(_options), TimeProvider.System);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var heard = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var receivers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (heard.Count < 4000)
            {
                foreach (var delivery in await queue.ReceiveAsync(8, enough.Token))
                {
                    heard[QueueUnderTest.BankOf(delivery)] = true;
                    await queue.CompleteAsync(delivery, enough.Token);
                }
            }

            // Lets the next one see that all is heard
            await RingAsync(queue, "default/u/end");
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(sender => Task.Run(async () =>
        {
            for (var bank = 0; bank < 1000; bank++)
            {
                await RingAsync(queue, $"default/u/{sender}-{bank}", seconds: bank % 2 * 0.01);
            }
        })));

        await Task.WhenAll(receivers);
        Assert.True(heard.Count >= 4000);
    }

    [Fact]
    public async Task Registration_gives_one_queue_with_both_sides_and_its_settings()
    {
        await using var services = Register("Queue:RetryDelay", "00:00:03");

        Assert.Same(services.GetRequiredService<IWorkQueue>(), services.GetRequiredService<IWorkQueueReceiver>());
        Assert.Equal(TimeSpan.FromSeconds(3), services.GetRequiredService<IOptions<InProcessQueueOptions>>().Value.RetryDelay);
    }

    [Theory]
    [InlineData("Queue:RetryDelay", "8.00:00:00")]
    [InlineData("Queue:VisibilityTimeout", "00:00:00")]
    public void A_wrong_setting_is_refused_with_its_name(string setting, string value)
    {
        using var services = Register(setting, value);

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Register(string setting, string value) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value }).Build())
        .AddInProcessQueue()
        .BuildServiceProvider();

    private static Task RingAsync(InProcessWorkQueue queue, string bank, double seconds = 0) =>
        queue.SendAsync(new Bell { Bank = bank }, TimeSpan.FromSeconds(seconds), CancellationToken.None);

    private static Task<IReadOnlyList<WorkDelivery>> ReceiveAsync(InProcessWorkQueue queue) =>
        queue.ReceiveAsync(32, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));

    private InProcessWorkQueue Open() => new(Options.Create(_options), _time);
}
