using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Auth;

/// <summary>
/// The keys by their hashes, and whose they are. Every look compares with all of them, and each comparison takes as long whether
/// it succeeds or not: how long an answer takes tells nothing of a key.
/// </summary>
internal sealed class KeyRing
{
    private readonly (byte[] Hash, Caller Caller)[] keys;

    public KeyRing(IOptions<AuthOptions> options) =>
        keys = [.. options.Value.Keys.Select(key => (Hash(key.Key), new Caller(key.Tenant)))];

    public bool IsEmpty => keys.Length == 0;

    /// <summary>Whose key it is; null where it is nobody's.</summary>
    public Caller? Find(string shown)
    {
        Caller? found = null;
        var hash = Hash(shown);
        foreach (var key in keys)
        {
            found = CryptographicOperations.FixedTimeEquals(key.Hash, hash) ? key.Caller : found;
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
