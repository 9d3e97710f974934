using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Tests.Webhooks;

public sealed class WebhookFaultTests
{
    /// <summary>The store fails at one request after the other; the bell comes again, and nothing is left untold.</summary>
    [Theory]
    [InlineData(FaultSide.Before)]
    [InlineData(FaultSide.After)]
    public async Task Whatever_request_fails_everything_is_told_at_least_once_and_in_order(FaultSide side)
    {
        for (var number = 0; number < 40; number++)
        {
            var faults = new FaultScript();
            await using var host = await WebhookHost.StartAsync(faults);
            var webhook = await host.AddAsync();
            await host.Host.SayAsync(WebhookHost.Bank, "d", "Anna: I grow beans");
            await host.Host.SayAsync(WebhookHost.Bank, "e", "Anna: I have a cat");
            faults.Fail(number, FaultScript.IsItem, side);
            for (var bell = 0; bell < 3; bell++)
            {
                try
                {
                    await host.RingAsync();
                }
                catch (StoreException e) when (e.IsTransient)
                {
                    // it comes again
                }
            }

            faults.Stop();
            await host.PassAsync(TimeSpan.FromMinutes(11));

            Assert.Equal(["anna ADD Anna: I grow beans", "anna ADD Anna: I have a cat"], host.Sender.Told().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            Assert.Equal(2, host.Sender.Taken.Select(taken => taken.Delivery.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All((await host.Webhooks.ListDeliveriesAsync(WebhookHost.Bank, webhook.Id, 10, default))!, delivery => Assert.Equal(DeliveryState.Delivered, delivery.State));
            if (!faults.Hit)
            {
                return;
            }
        }

        Assert.Fail("a bell takes more requests than were failed");
    }

    [Fact]
    public async Task Bells_that_are_heard_at_the_same_time_tell_once()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();
        for (var document = 0; document < 20; document++)
        {
            await host.Host.SayAsync(WebhookHost.Bank, $"d{document}", $"Anna: I grow plant number {document}");
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.RingAsync()));
        await host.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(20, host.Sender.Taken.Count);
        Assert.Equal(20, host.Sender.Told().Distinct(StringComparer.Ordinal).Count());
    }
}
