using System.Text;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>
/// Finds what must not be remembered, however it came into a conversation: keys and tokens of known forms, private keys,
/// numbers of payment cards, passwords in addresses, and what somebody calls a password, a PIN or a key in one of twelve
/// languages. What it takes for a secret should be one: ids, digests, telephone and order numbers stay.
/// </summary>
/// <remarks>
/// Time is linear in the length of the text: each search goes over it once for the few words and prefixes behind which a
/// secret may stand, and looks at a bounded stretch behind each.
/// </remarks>
public static class SecretScanner
{
    /// <summary>What stands where a secret was.</summary>
    public const string Placeholder = "[secret removed]";

    /// <summary>What is removed may uncover more that looks like a secret, but not for ever.</summary>
    private const int MaxRounds = 16;

    /// <summary>Whether it has a secret.</summary>
    public static bool Contains(string text) => Find(text).Count > 0;

    /// <summary>The text with <see cref="Placeholder"/> for each secret; the same where it has none. Done again it changes nothing.</summary>
    public static string Redact(string text)
    {
        for (var round = 0; round < MaxRounds && Find(text) is { Count: > 0 } found; round++)
        {
            text = Without(text, found);
        }

        return text;
    }

    /// <summary>A value by its name: one that is called a password is one.</summary>
    public static string RedactNamed(string name, string value)
    {
        var rest = Redact(value);
        var lead = name + ": ";
        return SpokenIn(lead + rest).Exists(secret => secret.Start.Value >= lead.Length) ? Placeholder : rest;
    }

    private static List<Range> SpokenIn(string text)
    {
        var found = new List<Range>();
        SpokenSecret.AddTo(found, text);
        return found;
    }

    /// <summary>Where secrets stand, in order and apart from each other.</summary>
    private static List<Range> Find(string text)
    {
        var found = SpokenIn(text);
        SecretForm.AddTo(found, text);
        PrivateKey.AddTo(found, text);
        CardNumber.AddTo(found, text);
        AddressSecret.AddTo(found, text);
        if (found.Count < 2)
        {
            return found;
        }

        found.Sort((one, other) => one.Start.Value.CompareTo(other.Start.Value));
        var apart = new List<Range> { found[0] };
        foreach (var next in found)
        {
            if (next.Start.Value > apart[^1].End.Value)
            {
                apart.Add(next);
            }
            else
            {
                apart[^1] = apart[^1].Start..Math.Max(apart[^1].End.Value, next.End.Value);
            }
        }

        return apart;
    }

    private static string Without(string text, List<Range> secrets)
    {
        var rest = new StringBuilder(text.Length);
        var from = 0;
        foreach (var secret in secrets)
        {
            rest.Append(text, from, secret.Start.Value - from).Append(Placeholder);
            from = secret.End.Value;
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }
}
