using System.Text.Json;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Webhooks;

namespace MemoryFunctions.Core.Tests.Webhooks;

public sealed class SignedDeliveryTests
{
    /// <summary>The example that the libraries of Standard Webhooks are tested with.</summary>
    [Fact]
    public void A_signature_is_the_one_of_Standard_Webhooks()
    {
        var delivery = Of("msg_p5jXN8AQM9LWM0D4loKWxJek", """{"test": 2432232314}""");

        var signed = SignedDelivery.Of(delivery, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", DateTimeOffset.FromUnixTimeSeconds(1_614_265_330));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed.Signature);
        Assert.Equal("1614265330", signed.Timestamp);
    }

    [Fact]
    public void Every_secret_is_another_and_any_of_them_signs()
    {
        var secrets = Enumerable.Range(0, 20).Select(_ => SignedDelivery.NewSecret()).ToList();

        Assert.Equal(20, secrets.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(20, secrets.Select(secret => SignedDelivery.Of(Of("a", "b"), secret, DateTimeOffset.UnixEpoch).Signature).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(BankKind.User, "user_id")]
    [InlineData(BankKind.Agent, "agent_id")]
    [InlineData(BankKind.App, "app_id")]
    [InlineData(BankKind.Run, "run_id")]
    public void A_body_says_what_happened_to_which_memory_of_whom(BankKind kind, string owner)
    {
        var happened = new MemoryEvent(EventTypes.Update, "m1", "Anna says \"hi\" 👋", "trip", 3);

        var details = JsonDocument.Parse(DeliveryBody.Write(BankId.Create("acme", kind, "anna"), happened, DateTimeOffset.UnixEpoch)).RootElement.GetProperty("event_details");

        Assert.Equal("UPDATE", details.GetProperty("event").GetString());
        Assert.Equal("m1", details.GetProperty("id").GetString());
        Assert.Equal("anna", details.GetProperty(owner).GetString());
        Assert.Equal("Anna says \"hi\" 👋", details.GetProperty("data").GetProperty("memory").GetString());
        Assert.Equal("trip", details.GetProperty("data").GetProperty("categories")[0].GetString());
    }

    [Theory]
    [InlineData("user", "user: I have a dog", "I have a dog")]
    [InlineData("Anna", "Anna: I have a dog", "Anna: I have a dog")]
    [InlineData(null, "user: the one who pays", "user: the one who pays")]
    public void A_role_is_not_said_before_what_it_said_and_a_name_is(string? speaker, string text, string told)
    {
        var happened = new MemoryEvent(EventTypes.Add, "m1", text, null, 3) { Speaker = speaker };

        var body = JsonDocument.Parse(DeliveryBody.Write(BankId.Create("acme", BankKind.User, "anna"), happened, DateTimeOffset.UnixEpoch)).RootElement;

        Assert.Equal(told, body.GetProperty("event_details").GetProperty("data").GetProperty("memory").GetString());
    }

    private static Delivery Of(string id, string body) =>
        new() { Id = id, WebhookId = "w", EventType = EventTypes.Add, MemoryId = "m", Body = body, CreatedAt = DateTimeOffset.UnixEpoch };
}
