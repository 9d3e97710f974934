using System.Globalization;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Retain;

/// <summary>A digest of all that a retain call says: equal for a call that is sent again.</summary>
internal static class PayloadDigest
{
    public static string Of(IReadOnlyList<RetainItem> items)
    {
        var parts = new List<string>();
        foreach (var item in items)
        {
            parts.Add(item.Content);
            parts.Add(item.DocumentId ?? "\0");
            parts.Add(item.Undated ? "undated" : item.Timestamp?.ToString("O", CultureInfo.InvariantCulture) ?? "\0");
            parts.Add(item.Context ?? "\0");
            parts.Add(item.UpdateMode.ToString());
            Append(parts, item.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }));
            Append(parts, item.Tags);
            Append(parts, item.Entities);
            if (item.Scope is { } scope)
            {
                Append(parts, [scope.AgentId ?? "\0", scope.AppId ?? "\0", scope.RunId ?? "\0"]);
            }

            if (item.ExpiresAt is { } expires)
            {
                parts.Add(expires.ToString("O", CultureInfo.InvariantCulture));
            }

            if (item.IsVerbatim)
            {
                parts.Add("verbatim");
            }

            if (item.Guidance is { } guidance)
            {
                Append(parts, guidance.Parts);
            }
        }

        return Digest.Of([.. parts]);
    }

    private static void Append(List<string> parts, IEnumerable<string> values)
    {
        var list = values.ToList();
        parts.Add(list.Count.ToString(CultureInfo.InvariantCulture));
        parts.AddRange(list);
    }
}
