namespace MemoryFunctions.Core.Overview;

/// <summary>What a tag must look like: in any case, <c>*</c> standing for any text, or none. Without a star it is the whole tag.</summary>
public sealed class TagPattern(string? text)
{
    /// <summary>Fits every tag.</summary>
    public static readonly TagPattern Any = new(null);

    private readonly string[] parts = text?.Split('*') ?? [];

    public bool Fits(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (parts.Length < 2)
        {
            return parts.Length == 0 || string.Equals(tag, parts[0], StringComparison.OrdinalIgnoreCase);
        }

        // The first and the last part are at the ends; each one between is taken where it is first found.
        var (first, last) = (parts[0], parts[^1]);
        if (tag.Length < first.Length + last.Length
            || !tag.StartsWith(first, StringComparison.OrdinalIgnoreCase)
            || !tag.EndsWith(last, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = tag.AsSpan(first.Length, tag.Length - first.Length - last.Length);
        foreach (var part in parts.AsSpan(1, parts.Length - 2))
        {
            var at = rest.IndexOf(part, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return true;
    }
}
