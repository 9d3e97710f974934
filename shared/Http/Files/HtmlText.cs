using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace MemoryFunctions.Http.Files;

/// <summary>The text that a page shows, a line a paragraph. Nothing of it is loaded or run.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head",
    };

    private static readonly HashSet<string> Flowing = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    };

    /// <exception cref="UnreadableFileException">It is no HTML.</exception>
    public static string Read(string page, CancellationToken cancellationToken)
    {
        if (!page.Contains('<', StringComparison.Ordinal))
        {
            throw new UnreadableFileException("is not HTML: it has no tags");
        }

        using var document = new HtmlParser().ParseDocumentAsync(page, cancellationToken).GetAwaiter().GetResult();
        var text = new StringBuilder();
        if (document.Title is { Length: > 0 } title)
        {
            text.Append(title.Trim()).Append('\n');
        }

        // By hand and not by recursion: pages nest as deep as whoever wrote them liked.
        INode? node = document.DocumentElement;
        while (node is not null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isSeen = node is not IElement element || !Unseen.Contains(element.LocalName);
            if (node is IText said)
            {
                AppendCollapsed(text, said.Data);
            }

            if (isSeen && node.FirstChild is { } child)
            {
                EndLine(text, node);
                node = child;
                continue;
            }

            EndLine(text, node);
            while (node is not null && node.NextSibling is null)
            {
                node = node.Parent;
                EndLine(text, node);
            }

            node = node?.NextSibling;
        }

        return text.ToString().Trim();
    }

    private static void EndLine(StringBuilder text, INode? node)
    {
        if (node is IElement element && !Flowing.Contains(element.LocalName))
        {
            while (text.Length > 0 && text[^1] == ' ')
            {
                text.Length--;
            }

            if (text.Length > 0 && text[^1] != '\n')
            {
                text.Append('\n');
            }
        }
    }

    private static void AppendCollapsed(StringBuilder text, string said)
    {
        foreach (var letter in said)
        {
            if (!char.IsWhiteSpace(letter))
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }
}
