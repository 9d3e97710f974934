using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Api;

/// <summary>Tells the caller which parts of a search could not deliver.</summary>
internal static class DegradedHeader
{
    private const string Name = "X-Degraded";

    public static void Report(HttpResponse response, IReadOnlyList<string> degraded)
    {
        if (degraded.Count > 0)
        {
            response.Headers[Name] = string.Join(", ", degraded);
        }
    }
}
