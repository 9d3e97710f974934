using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Azure.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string Other = "https://two.example.com/hook";

    [Fact]
    public async Task What_is_remembered_and_forgotten_is_told_once_and_in_order()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();

        await host.SayAsync("d", "Anna: I grow beans");
        await host.SayAsync("e", "Anna: I have a cat");
        await host.RingAsync();
        Assert.Equal(["anna ADD Anna: I grow beans", "anna ADD Anna: I have a cat"], host.Sender.Told());

        await host.SayAsync("d", "Anna: I grow roses");
        Assert.Equal(["anna ADD Anna: I grow roses", "anna DELETE Anna: I grow beans"], host.Sender.Told().Skip(2).Order(StringComparer.Ordinal));
        Assert.All(host.Sender.Taken, taken => Assert.StartsWith("v1,", taken.Delivery.Signature, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_deleted_document_said_is_told_to_be_gone()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();
        await host.SayAsync("d", "Anna: I grow beans\nBen: And I do not");

        await host.Host.Documents.DeleteAsync(WebhookHost.Bank, "d", default);
        await host.RingAsync();
        await host.RingAsync();

        Assert.Equal(["anna DELETE Anna: I grow beans", "anna DELETE Ben: And I do not"], host.Sender.Told().Skip(2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_person_edits_is_told_with_its_new_words()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();
        await host.SayAsync("d", "Anna: I grow beans");
        var memory = Assert.Single(await host.Host.ListAsync(WebhookHost.Bank));

        await host.Host.Curation.EditAsync(WebhookHost.Bank, memory.Id, new Core.Curate.MemoryEdit { Text = "Anna grows peas" }, default);
        await host.RingAsync();
        await host.Host.Curation.DeleteAsync(WebhookHost.Bank, memory.Id, linked: false, default);
        await host.RingAsync();

        Assert.Equal(["anna UPDATE Anna grows peas", "anna DELETE Anna grows peas"], host.Sender.Told().Skip(1));
    }

    [Fact]
    public async Task A_webhook_is_told_of_what_it_asked_for_in_its_own_tenant_and_of_nothing_before_it()
    {
        await using var host = await WebhookHost.StartAsync();
        var stranger = BankId.Create("acme", BankKind.User, "anna");
        await host.SayAsync("before", "Anna: I was a child");
        await host.SayAsync("before", "Anna: I was a child once", stranger);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.AddAsync();
        await host.AddAsync(Other, tenant: "acme", EventTypes.Delete);

        await host.SayAsync("d", "Anna: I grow beans");
        await host.SayAsync("d", "Anna: I grow peas", stranger);
        await host.SayAsync("d", "Anna: I grow nothing", stranger);

        Assert.Equal(["anna ADD Anna: I grow beans"], host.Sender.Told(WebhookHost.Url));
        Assert.Equal(["anna DELETE Anna: I grow peas"], host.Sender.Told(Other));
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_later_and_later_and_holds_up_no_other()
    {
        await using var host = await WebhookHost.StartAsync();
        var failing = await host.AddAsync();
        await host.AddAsync(Other);
        host.Sender.Outcome = url => url == new Uri(Other) ? new SendOutcome(true, "200") : new SendOutcome(false, "503");

        var first = host.Clock.GetUtcNow();
        await host.SayAsync("d", "Anna: I grow beans");
        await host.SayAsync("e", "Anna: I have a cat");
        Assert.Equal(3, host.Sender.Attempts);
        Assert.Equal(2, host.Sender.Told(Other).Count);
        Assert.Contains(first + TimeSpan.FromSeconds(5), host.Bells.Times);

        await host.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(3, host.Sender.Attempts);
        await host.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(4, host.Sender.Attempts);
        await host.PassAsync(TimeSpan.FromSeconds(9));
        Assert.Equal(4, host.Sender.Attempts);
        host.Sender.Outcome = _ => new SendOutcome(true, "204");
        await host.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["anna ADD Anna: I grow beans", "anna ADD Anna: I have a cat"], host.Sender.Told(WebhookHost.Url));
        var log = await host.Webhooks.ListDeliveriesAsync(WebhookHost.Bank, failing.Id, 10, default);
        Assert.Equal([(DeliveryState.Delivered, 1, "204"), (DeliveryState.Delivered, 3, "204")], log!.Select(delivery => (delivery.State, delivery.Attempts, delivery.LastOutcome!)));
        Assert.Null(await host.Webhooks.ListDeliveriesAsync(BankId.Create("acme", BankKind.User, "anna"), failing.Id, 10, default));
    }

    [Fact]
    public async Task A_lost_bell_is_made_good_by_the_sweep()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();
        host.Sender.Outcome = _ => new SendOutcome(false, "timeout");
        await host.SayAsync("d", "Anna: I grow beans");

        Assert.Equal(0, await host.Host.Sweep.RunAsync(TimeSpan.Zero, default));
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await host.Host.Sweep.RunAsync(TimeSpan.Zero, default));
        host.Sender.Outcome = _ => new SendOutcome(true, "200");
        await host.RingAsync();
        Assert.Equal(0, await host.Host.Sweep.RunAsync(TimeSpan.FromDays(1), default));
        Assert.Single(host.Sender.Taken);
    }

    [Fact]
    public async Task What_nobody_takes_is_given_up_after_a_day_and_the_log_says_so()
    {
        await using var host = await WebhookHost.StartAsync();
        var webhook = await host.AddAsync();
        host.Sender.Outcome = _ => new SendOutcome(false, "500");
        await host.SayAsync("d", "Anna: I grow beans");
        for (var attempt = 0; attempt < 300; attempt++)
        {
            await host.PassAsync(TimeSpan.FromMinutes(10));
        }

        var delivery = Assert.Single((await host.Webhooks.ListDeliveriesAsync(WebhookHost.Bank, webhook.Id, 10, default))!);
        Assert.Equal((DeliveryState.Failed, "500"), (delivery.State, delivery.LastOutcome));
        Assert.InRange(delivery.Attempts, 20, 200);
        Assert.Equal(0, await host.Host.Sweep.RunAsync(TimeSpan.FromDays(1), default));
    }

    [Fact]
    public async Task A_synchronous_retain_rings_for_those_who_are_to_be_told()
    {
        await using var host = await WebhookHost.StartAsync();
        await host.AddAsync();
        var before = host.Bells.Times.Count;

        await host.Host.Retain.RetainAsync(
            new Core.Retain.RetainCommand { Bank = WebhookHost.Bank, Items = [new Core.Retain.RetainItem { Content = "Anna: I grow beans" }], Async = false }, default);

        Assert.True(host.Bells.Times.Count > before);
        await host.RingAsync();
        Assert.Equal(["anna ADD Anna: I grow beans"], host.Sender.Told());
    }

    [Fact]
    public async Task A_removed_webhook_is_told_nothing_more_and_a_deleted_bank_tells_nothing()
    {
        await using var host = await WebhookHost.StartAsync();
        var webhook = await host.AddAsync();
        host.Sender.Outcome = _ => new SendOutcome(false, "500");
        await host.SayAsync("d", "Anna: I grow beans");
        Assert.True(await host.Webhooks.DeleteAsync(BankId.DefaultTenant, webhook.Id, default));
        Assert.False(await host.Webhooks.DeleteAsync(BankId.DefaultTenant, webhook.Id, default));
        host.Sender.Outcome = _ => new SendOutcome(true, "200");

        await host.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(host.Sender.Taken);

        await host.AddAsync();
        await host.Host.Banks.DeleteAsync(WebhookHost.Bank, default);
        await host.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(host.Sender.Taken);
    }

    [Theory]
    [InlineData("url", "http://example.com/hook")]
    [InlineData("url", "https://localhost/hook")]
    [InlineData("url", "https://127.0.0.1/hook")]
    [InlineData("url", "https://[::1]/hook")]
    [InlineData("url", "https://169.254.169.254/latest/meta-data")]
    [InlineData("url", "https://user:secret@example.com/")]
    [InlineData("url", "ftp://example.com/")]
    [InlineData("url", "/hook")]
    [InlineData("event_types", "https://example.com/hook", "memory_explode")]
    public async Task What_cannot_be_told_is_refused_by_field(string field, string url, string type = EventTypes.Add)
    {
        await using var host = await WebhookHost.StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => host.AddAsync(url, null, type));

        Assert.Equal(field, failure.Field);
        Assert.Empty(await host.Webhooks.ListAsync(BankId.DefaultTenant, default));
    }

    [Fact]
    public async Task What_is_not_named_in_a_change_stays()
    {
        await using var host = await WebhookHost.StartAsync();
        var made = await host.AddAsync();

        var changed = await host.Webhooks.UpdateAsync(BankId.DefaultTenant, made.Id, "other", null, null, false, default);

        Assert.Equal((made.Url, made.Secret, "other", false), (changed!.Url, changed.Secret, changed.Name, changed.IsActive));
        Assert.Equal(made.EventTypes, changed.EventTypes);
        Assert.Null(await host.Webhooks.UpdateAsync("acme", made.Id, "other", null, null, null, default));
        await host.SayAsync("d", "Anna: I grow beans");
        Assert.Empty(host.Sender.Taken);
    }
}
