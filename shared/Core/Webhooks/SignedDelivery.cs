using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MemoryFunctions.Core.Webhooks;

/// <summary>What is sent, signed as Standard Webhooks 1.0 has it: HMAC-SHA-256 over <c>id.timestamp.body</c>.</summary>
/// <param name="Id">The delivery's id.</param>
/// <param name="Timestamp">Unix seconds of the attempt, so that old ones cannot be played again.</param>
/// <param name="Body">The body.</param>
/// <param name="Signature">Such as <c>v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=</c>.</param>
public sealed record SignedDelivery(string Id, string Timestamp, string Body, string Signature)
{
    private const string Prefix = "whsec_";
    private const int KeyBytes = 32;

    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    public static SignedDelivery Of(Delivery delivery, string secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(secret);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{delivery.Id}.{timestamp}.{delivery.Body}"));
        return new SignedDelivery(delivery.Id, timestamp, delivery.Body, "v1," + Convert.ToBase64String(hash));
    }
}
