using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MemoryFunctions.Http.Auth;

/// <summary>
/// The key that a request shows, in any of the ways of the clients that are served: <c>Authorization: Bearer</c> (Hindsight, Memori,
/// OpenAI), <c>Authorization: Token</c> (Mem0), <c>X-API-Key</c>.
/// </summary>
internal static class ShownKey
{
    public const string Header = "X-API-Key";

    private static readonly string[] Schemes = ["Bearer", "Token"];

    /// <summary>Null where none is shown, or more than one.</summary>
    public static string? Read(IHeaderDictionary headers)
    {
        if (headers[HeaderNames.Authorization] is { Count: > 0 } authorization)
        {
            if (authorization is not [{ } value])
            {
                return null;
            }

            var space = value.IndexOf(' ', StringComparison.Ordinal);
            if (space > 0 && Schemes.Contains(value[..space], StringComparer.OrdinalIgnoreCase))
            {
                return Given(value[space..]);
            }
        }

        // Another scheme is for a proxy on the way.
        return headers[Header] is [{ } key] ? Given(key) : null;
    }

    private static string? Given(string key) => key.Trim() is { Length: > 0 } given ? given : null;
}
