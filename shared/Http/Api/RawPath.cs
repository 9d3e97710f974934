using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MemoryFunctions.Http.Api;

/// <summary>
/// The path as the caller sent it. Servers hand over a path that is decoded but for <c>%2F</c>, in which the id <c>a/b</c>
/// and the id <c>a%2Fb</c> look alike; so routing sees the encoded path, and each id is decoded once, by itself.
/// </summary>
internal static class RawPath
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoded path: from the request line, or where the host does not tell it, made of the half-decoded one.</summary>
    public static PathString Of(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (context.Request.PathBase.HasValue || string.IsNullOrEmpty(target))
        {
            return Encode(context.Request.Path.Value);
        }

        if (target[0] != '/')
        {
            // Absolute form, as sent to proxies.
            var authority = target.IndexOf("://", StringComparison.Ordinal);
            var slash = authority < 0 ? -1 : target.IndexOf('/', authority + 3);
            if (slash < 0)
            {
                return Encode(context.Request.Path.Value);
            }

            target = target[slash..];
        }

        var end = target.AsSpan().IndexOfAny('?', '#');
        return new PathString(end < 0 ? target : target[..end]);
    }

    /// <summary>Decodes a part of the path; null where it is not percent-encoded UTF-8.</summary>
    public static string? Decode(string part)
    {
        if (!part.Contains('%', StringComparison.Ordinal))
        {
            return part;
        }

        var text = new StringBuilder(part.Length);
        var bytes = new byte[part.Length / 3];
        for (var at = 0; at < part.Length;)
        {
            if (part[at] != '%')
            {
                text.Append(part[at++]);
                continue;
            }

            var count = 0;
            for (; at < part.Length && part[at] == '%'; at += 3)
            {
                if (at + 3 > part.Length || !char.IsAsciiHexDigit(part[at + 1]) || !char.IsAsciiHexDigit(part[at + 2]))
                {
                    return null;
                }

                bytes[count++] = Convert.FromHexString(part.AsSpan(at + 1, 2))[0];
            }

            try
            {
                text.Append(Strict.GetString(bytes, 0, count));
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        return text.ToString();
    }

    private static PathString Encode(string? halfDecoded)
    {
        if (string.IsNullOrEmpty(halfDecoded))
        {
            return new PathString("/");
        }

        var text = new StringBuilder(halfDecoded.Length);
        for (var at = 0; at < halfDecoded.Length; at++)
        {
            text.Append(halfDecoded[at]);
            if (halfDecoded[at] == '%' && !halfDecoded.AsSpan(at + 1).StartsWith("2F", StringComparison.OrdinalIgnoreCase))
            {
                text.Append("25");
            }
        }

        return new PathString(text.ToString());
    }
}
