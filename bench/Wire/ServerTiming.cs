using System.Globalization;

namespace MemoryFunctions.Bench.Wire;

/// <summary>Reads the <c>Server-Timing</c> header (W3C Server Timing): metrics with commas between, parameters with semicolons.</summary>
internal static class ServerTiming
{
    /// <summary>The duration of a metric in milliseconds; null where it is not given.</summary>
    public static double? Find(string header, string metric)
    {
        foreach (var entry in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = entry.Split(';', StringSplitOptions.TrimEntries);
            if (!string.Equals(parts[0], metric, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            foreach (var part in parts.AsSpan(1))
            {
                if (part.StartsWith("dur=", StringComparison.OrdinalIgnoreCase)
                    && double.TryParse(part.AsSpan(4).Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds))
                {
                    return milliseconds;
                }
            }
        }

        return null;
    }
}
