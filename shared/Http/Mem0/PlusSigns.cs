using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// What a plus in a query string is. The contract's own clients encode as forms do, where it stands for a space. The .NET Agent Framework's
/// provider writes values as they are, and there it is a plus: of its ids another reading would make somebody else's.
/// </summary>
internal static class PlusSigns
{
    /// <summary>Headers that the contract's own clients send with each call.</summary>
    private static readonly string[] Marks = ["X-Mem0-Client", "Mem0-User-ID"];

    /// <summary>Has a plus read as one, unless one of the contract's own clients calls.</summary>
    public static void Keep(HttpRequest request)
    {
        if (!Array.Exists(Marks, request.Headers.ContainsKey) && request.QueryString.Value is { } query && query.Contains('+', StringComparison.Ordinal))
        {
            request.QueryString = new QueryString(query.Replace("+", "%2B", StringComparison.Ordinal));
        }
    }
}
