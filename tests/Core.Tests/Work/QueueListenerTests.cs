using MemoryFunctions.Core.Work;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Tests.Work;

public sealed class QueueListenerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly ManualTimeProvider _time = new();
    private readonly ScriptedReceiver _receiver = new();
    private readonly QueueListenerOptions _options = new();
    private QueueListener? _listener;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_listener is not null)
        {
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await _listener.StopAsync(now.Token);
            _listener.Dispose();
        }
    }

    [Fact]
    public async Task A_handled_bell_is_completed()
    {
        var handler = new RecordingHandler();
        await ListenAsync(handler);

        _receiver.Give(Delivery("1"));

        Assert.Equal(("1", "complete"), await _receiver.NextSettledAsync());
        Assert.Equal(1, handler.Handled);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_failed_bell_is_abandoned_before_its_last_delivery(int count)
    {
        var handler = new RecordingHandler(static (_, _) => throw new InvalidOperationException("no"));
        await ListenAsync(handler);

        _receiver.Give(Delivery("1", count));

        Assert.Equal(("1", "abandon"), await _receiver.NextSettledAsync());
        Assert.Equal(0, handler.Poisoned);
    }

    [Fact]
    public async Task A_bell_that_fails_on_its_last_delivery_is_poison()
    {
        var handler = new RecordingHandler(static (_, _) => throw new InvalidOperationException("no"));
        await ListenAsync(handler);

        _receiver.Give(Delivery("1", count: 5));

        Assert.Equal(("1", "poison"), await _receiver.NextSettledAsync());
        Assert.Equal((1, 1), (handler.Handled, handler.Poisoned));
    }

    [Fact]
    public async Task A_body_that_does_not_parse_fails_like_any_other_and_reaches_the_poison_handler_unchanged()
    {
        var handler = new RecordingHandler(static (body, _) => Task.FromResult(BellJson.Read(body)));
        await ListenAsync(handler);

        _receiver.Give(new WorkDelivery("1", "r", "no bell", 1));
        Assert.Equal(("1", "abandon"), await _receiver.NextSettledAsync());
        _receiver.Give(new WorkDelivery("1", "r", "no bell", 5));
        Assert.Equal(("1", "poison"), await _receiver.NextSettledAsync());

        Assert.Equal("no bell", await handler.NextPoisonedAsync());
    }

    [Fact]
    public async Task A_bell_delivered_too_often_goes_to_the_poison_handler_without_another_attempt()
    {
        var handler = new RecordingHandler();
        await ListenAsync(handler);

        _receiver.Give(Delivery("1", count: 6));

        Assert.Equal(("1", "poison"), await _receiver.NextSettledAsync());
        Assert.Equal((0, 1), (handler.Handled, handler.Poisoned));
    }

    [Fact]
    public async Task A_poison_handler_that_fails_is_tried_again_but_not_for_ever()
    {
        var handler = new RecordingHandler(handlePoison: static _ => throw new InvalidOperationException("no"));
        await ListenAsync(handler);

        _receiver.Give(Delivery("1", count: 9));
        Assert.Equal(("1", "abandon"), await _receiver.NextSettledAsync());
        _receiver.Give(Delivery("1", count: 10));
        Assert.Equal(("1", "poison"), await _receiver.NextSettledAsync());

        Assert.Equal(2, handler.Poisoned);
    }

    [Fact]
    public async Task A_bell_that_cannot_be_settled_does_not_stop_the_listener()
    {
        _receiver.SettleFailures.Enqueue(new IOException("storage is down"));
        await ListenAsync(new RecordingHandler());

        _receiver.Give(Delivery("1"));
        _receiver.Give(Delivery("2"));

        await _receiver.NextSettledAsync();
        Assert.Equal(("2", "complete"), await _receiver.NextSettledAsync());
    }

    [Fact]
    public async Task It_asks_for_no_more_bells_than_it_can_handle_at_once()
    {
        var release = new TaskCompletionSource();
        _options.Parallelism = 3;
        await ListenAsync(new RecordingHandler((_, _) => release.Task));

        Assert.Equal(3, await _receiver.NextAskedAsync());
        _receiver.Give(Delivery("1"));
        Assert.Equal(2, await _receiver.NextAskedAsync());
        _receiver.Give(Delivery("2"), Delivery("3"));
        release.SetResult();

        await _receiver.NextSettledAsync();
        Assert.InRange(await _receiver.NextAskedAsync(), 1, 3);
    }

    [Fact]
    public async Task When_all_slots_are_taken_it_asks_for_nothing_until_one_is_free()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler((_, _) => release.Task);
        await ListenAsync(handler);
        await _receiver.NextAskedAsync();

        _receiver.Give(Delivery("1"), Delivery("2"));
        await handler.NextHandledAsync().WaitAsync(Patience);
        await handler.NextHandledAsync().WaitAsync(Patience);
        Assert.Equal(0, _receiver.Asked);

        release.SetResult();
        Assert.InRange(await _receiver.NextAskedAsync(), 1, 2);
    }

    [Fact]
    public async Task When_the_queue_cannot_be_read_it_waits_longer_each_time_and_starts_afresh_after_a_success()
    {
        await ListenAsync(new RecordingHandler());
        await _receiver.NextAskedAsync();

        foreach (var seconds in new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 })
        {
            await FailAndWaitAsync(seconds);
        }

        _receiver.Give();
        await _receiver.NextAskedAsync();
        await FailAndWaitAsync(0.5);
    }

    [Fact]
    public async Task When_the_host_stops_running_handlers_may_finish()
    {
        var release = new TaskCompletionSource();
        var handler = new RecordingHandler((_, token) => release.Task.WaitAsync(token));
        var listener = await ListenAsync(handler);
        _receiver.Give(Delivery("1"));
        await handler.NextHandledAsync().WaitAsync(Patience);

        var stopping = listener.StopAsync(CancellationToken.None);
        release.SetResult();
        await stopping.WaitAsync(Patience);

        Assert.Equal(("1", "complete"), await _receiver.NextSettledAsync());
    }

    [Fact]
    public async Task Handlers_that_take_too_long_to_stop_are_cancelled_and_their_bells_abandoned_even_on_the_last_delivery()
    {
        var handler = new RecordingHandler(static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        var listener = await ListenAsync(handler);
        _receiver.Give(Delivery("1", count: 5));
        await handler.NextHandledAsync().WaitAsync(Patience);

        var stopping = listener.StopAsync(CancellationToken.None);
        await WaitForTimerAsync();
        _time.Advance(_options.DrainTimeout);
        await stopping.WaitAsync(Patience);

        Assert.Equal(("1", "abandon"), await _receiver.NextSettledAsync());
        Assert.Equal(0, handler.Poisoned);
    }

    [Fact]
    public async Task When_the_host_loses_patience_first_handlers_are_cancelled_at_once()
    {
        var handler = new RecordingHandler(static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        var listener = await ListenAsync(handler);
        _receiver.Give(Delivery("1"));
        await handler.NextHandledAsync().WaitAsync(Patience);

        using var patience = new CancellationTokenSource();
        var stopping = listener.StopAsync(patience.Token);
        await patience.CancelAsync();
        await stopping.WaitAsync(Patience);

        Assert.Equal(("1", "abandon"), await _receiver.NextSettledAsync());
    }

    private static WorkDelivery Delivery(string id, long count = 1) => new(id, "r" + id, BellJson.Write(new Bell { Bank = "default/u/alice" }), count);

    private async Task FailAndWaitAsync(double seconds)
    {
        _receiver.Fail();
        await WaitForTimerAsync();
        _time.Advance(TimeSpan.FromSeconds(seconds) - Tick);
        Assert.Equal(0, _receiver.Asked);
        _time.Advance(Tick);
        await _receiver.NextAskedAsync();
    }

    private async Task WaitForTimerAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_time.WaitingTimers == 0)
        {
            await Task.Delay(1, patience.Token);
        }
    }

    private async Task<QueueListener> ListenAsync(RecordingHandler handler)
    {
        var options = Options.Create(_options);
        var processor = new DeliveryProcessor(_receiver, handler, options, _time, NullLogger<DeliveryProcessor>.Instance);
        _listener = new QueueListener(_receiver, processor, options, new RetryBackoff(static () => 1), _time, NullLogger<QueueListener>.Instance);
        await _listener.StartAsync(CancellationToken.None);
        return _listener;
    }
}
