using System.Buffers;
using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>Keys and tokens that are known by how they begin.</summary>
/// <param name="Prefix">Its first characters, in this case.</param>
/// <param name="Shortest">The least length of what follows.</param>
/// <param name="Letters">What may follow.</param>
/// <param name="IsDense">
/// Whether a piece of what follows must look random: the prefix alone also begins ordinary words with dashes in between.
/// </param>
internal sealed record SecretForm(string Prefix, int Shortest, SearchValues<char> Letters, bool IsDense = true)
{
    /// <summary>So much of a token decides: what follows is taken along without a look.</summary>
    private const int Looked = 256;

    /// <summary>A piece of so many letters and digits, with several of both, is no word.</summary>
    private const int DensePiece = 10;

    private const int Several = 2;

    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> Url = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly SearchValues<char> Dotted = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");
    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~+/=%");

    /// <summary>OpenAI and those that follow it, Anthropic, AWS, Azure, GitHub, GitLab, Slack, Google, Stripe, others, and HTTP's own.</summary>
    public static readonly IReadOnlyList<SecretForm> All =
    [
        new("sk-", 16, Url), new("sk_live_", 16, Alphanumeric), new("sk_test_", 16, Alphanumeric), new("rk_live_", 16, Alphanumeric),
        new("rk_test_", 16, Alphanumeric), new("whsec_", 16, Alphanumeric),
        new("AKIA", 16, Alphanumeric, IsDense: false), new("ASIA", 16, Alphanumeric, IsDense: false),
        new("AccountKey=", 24, Base64), new("SharedAccessKey=", 24, Base64), new("sig=", 32, Base64),
        new("ghp_", 30, Alphanumeric), new("gho_", 30, Alphanumeric), new("ghu_", 30, Alphanumeric), new("ghs_", 30, Alphanumeric),
        new("ghr_", 30, Alphanumeric), new("github_pat_", 30, Url), new("glpat-", 18, Url, IsDense: false),
        new("xoxa-", 16, Url, IsDense: false), new("xoxb-", 16, Url, IsDense: false), new("xoxe-", 16, Url, IsDense: false), new("xoxp-", 16, Url, IsDense: false), new("xoxr-", 16, Url, IsDense: false), new("xoxs-", 16, Url, IsDense: false),
        new("xapp-", 16, Url), new("hooks.slack.com/services/", 20, Base64),
        new("AIza", 30, Url), new("ya29.", 20, Dotted), new("GOCSPX-", 20, Url),
        new("npm_", 30, Alphanumeric), new("hf_", 30, Alphanumeric), new("SG.", 30, Dotted), new("gsk_", 30, Alphanumeric), new("xai-", 30, Alphanumeric),
        new("pplx-", 30, Alphanumeric), new("dop_v1_", 30, Alphanumeric),
        new("Bearer ", 16, Base64), new("bearer ", 16, Base64), new("Authorization: Basic ", 8, Base64, IsDense: false),
        new("authorization: basic ", 8, Base64, IsDense: false),
    ];

    /// <summary>A signed token: three parts, of which the first two are JSON objects.</summary>
    private const string JsonToken = "eyJ";

    private static readonly SearchValues<string> Prefixes = SearchValues.Create([.. All.Select(form => form.Prefix), JsonToken], StringComparison.Ordinal);

    private static readonly FrozenDictionary<char, SecretForm[]> ByFirst =
        All.GroupBy(form => form.Prefix[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(form => form.Prefix.Length).ToArray());

    /// <summary>Adds where such keys stand.</summary>
    public static void AddTo(List<Range> found, string text)
    {
        var at = 0;
        while (at < text.Length && text.AsSpan(at).IndexOfAny(Prefixes) is >= 0 and var next)
        {
            at += next;
            var (start, end) = IsBehindWord(text, at) ? (at, at) : Match(text, at);
            if (end > start)
            {
                found.Add(start..end);
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsBehindWord(string text, int at) => at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || (text[at - 1] is '-' or '_' && at > 1 && char.IsAsciiLetterOrDigit(text[at - 2])));

    private static (int Start, int End) Match(string text, int at)
    {
        if (text.AsSpan(at).StartsWith(JsonToken, StringComparison.Ordinal))
        {
            return (at, EndOfJsonToken(text, at));
        }

        foreach (var form in ByFirst[text[at]])
        {
            if (text.AsSpan(at).StartsWith(form.Prefix, StringComparison.Ordinal))
            {
                var start = at + form.Prefix.Length;
                var token = Run(text, start, form.Letters, Looked);
                if (token.Length >= form.Shortest && (!form.IsDense || IsDensePiece(token)))
                {
                    // What names the key stays readable; a prefix that is part of it does not.
                    return (form.Prefix[^1] is '=' or ' ' or '/' ? start : at, start + Run(text, start, form.Letters, text.Length).Length);
                }
            }
        }

        return (at, at);
    }

    private static int EndOfJsonToken(string text, int at)
    {
        var header = Run(text, at, Url, 2_000);
        var payload = at + header.Length + 1;
        if (header.Length < 10 || payload >= text.Length || text[payload - 1] != '.' || !text.AsSpan(payload).StartsWith(JsonToken, StringComparison.Ordinal))
        {
            return at;
        }

        return payload + Run(text, payload, Dotted, text.Length).Length;
    }

    private static ReadOnlySpan<char> Run(string text, int start, SearchValues<char> letters, int most)
    {
        var rest = text.AsSpan(start, Math.Min(most, text.Length - start));
        var end = rest.IndexOfAnyExcept(letters);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Whether it has a piece of letters and digits in a row that is long and mixed.</summary>
    private static bool IsDensePiece(ReadOnlySpan<char> token)
    {
        var (length, digits, letters) = (0, 0, 0);
        foreach (var c in token)
        {
            (length, digits, letters) = char.IsAsciiLetterOrDigit(c)
                ? (length + 1, digits + (char.IsAsciiDigit(c) ? 1 : 0), letters + (char.IsAsciiLetter(c) ? 1 : 0))
                : (0, 0, 0);
            if (length >= DensePiece && digits >= Several && letters >= Several)
            {
                return true;
            }
        }

        return false;
    }
}
