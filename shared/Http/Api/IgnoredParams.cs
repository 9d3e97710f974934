using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Api;

/// <summary>Tells the caller which parameters nobody read.</summary>
internal static class IgnoredParams
{
    public const string Header = "X-Ignored-Params";
    private const int MaxNames = 20;
    private const int MaxLength = 100;

    /// <param name="response">The response to say it in.</param>
    /// <param name="names">Names as paths without list positions, such as <c>items.strategy</c>.</param>
    public static void Report(HttpResponse response, IEnumerable<string> names)
    {
        // The names are the caller's: whatever a header cannot carry is percent-encoded.
        List<string> list =
        [
            .. response.Headers[Header].ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Concat(names.Select(name => Uri.EscapeDataString(name.Length <= MaxLength ? name : name[..MaxLength])))
                .Distinct(StringComparer.Ordinal)
                .Take(MaxNames),
        ];
        if (list.Count > 0)
        {
            response.Headers[Header] = string.Join(", ", list);
        }
    }
}
