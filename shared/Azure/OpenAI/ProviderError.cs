using System.Text;
using System.Text.Json;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>What a server says about a request that it did not take, in any of the shapes that servers have for it.</summary>
/// <param name="Code">The error's code, made safe to show; null where there is none.</param>
/// <param name="Parameter">The parameter at fault; null where none is named.</param>
/// <param name="Words">All that it says, for looking up names of parameters. May quote what was sent.</param>
internal sealed record ProviderError(string? Code, string? Parameter, string Words)
{
    public static readonly ProviderError None = new(null, null, "");

    private const int LongestWords = 4_000;
    private const int LongestCode = 64;

    public static ProviderError Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? Read(document.RootElement) : None;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A proxy's page, a text, or half of a surrogate pair: of no use.
            return None;
        }
    }

    public bool Mentions(string word) => Words.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>OpenAI: an object <c>error</c>. Ollama: a text <c>error</c>. FastAPI: <c>detail</c>. Others: the error is the body.</summary>
    private static ProviderError Read(JsonElement body)
    {
        var error = body.TryGetProperty("error", out var inner) ? inner : body;
        if (error.ValueKind is not JsonValueKind.Object)
        {
            return new ProviderError(null, null, Shorten(error.ToString()));
        }

        var words = new StringBuilder(Text(error, "message"));
        if (error.TryGetProperty("detail", out var detail))
        {
            Add(words, detail);
        }

        var parameter = Text(error, "param");
        return new ProviderError(Safe(Text(error, "code")), parameter, Shorten(words.Append(' ').Append(parameter).ToString()));
    }

    /// <summary>Where and what of each complaint; not the <c>input</c>, which is what was sent.</summary>
    private static void Add(StringBuilder words, JsonElement detail)
    {
        if (detail.ValueKind is not JsonValueKind.Array)
        {
            words.Append(' ').Append(detail.ToString());
            return;
        }

        foreach (var item in detail.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object))
        {
            words.Append(' ').Append(Text(item, "loc")).Append(' ').Append(Text(item, "msg"));
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static string Shorten(string words) => words.Length <= LongestWords ? words : words[..LongestWords];

    private static string? Safe(string? code) =>
        code is { Length: > 0 and <= LongestCode } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.') ? code : null;
}
