namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Passwords in addresses, as in <c>postgres://anna:secret@db.example.com</c>; user and host stay.</summary>
internal static class AddressSecret
{
    private const string Scheme = "://";
    private const int Longest = 300;

    public static void AddTo(List<Range> found, string text)
    {
        for (var at = text.IndexOf(Scheme, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Scheme, at, StringComparison.Ordinal))
        {
            at += Scheme.Length;
            var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
            var authority = rest.IndexOfAny(" /?#\"'<>\n\t") is >= 0 and var end ? rest[..end] : rest;
            var (colon, host) = (authority.IndexOf(':'), authority.LastIndexOf('@'));
            if (colon >= 0 && host > colon + 1 && IsSecret(authority[(colon + 1)..host]))
            {
                found.Add((at + colon + 1)..(at + host));
            }
        }
    }

    /// <summary>Not what an example leaves to be filled in.</summary>
    private static bool IsSecret(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept("*xX.•") >= 0
        && value[0] is not ('$' or '{' or '[' or '%')
        && !value.Equals("password", StringComparison.OrdinalIgnoreCase)
        && !value.Equals("pass", StringComparison.OrdinalIgnoreCase);
}
