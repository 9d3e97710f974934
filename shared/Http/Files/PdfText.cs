using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace MemoryFunctions.Http.Files;

/// <summary>The text of a PDF file, page by page; a file of pictures has none.</summary>
internal static class PdfText
{
    private const int MaxPages = 5_000;
    private const int HeaderWithin = 1_024;
    private const int MaxDepth = 128;

    /// <exception cref="UnreadableFileException">It is no PDF, or too much.</exception>
    public static string Read(byte[] content, CancellationToken cancellationToken)
    {
        if (content.AsSpan(0, Math.Min(content.Length, HeaderWithin)).IndexOf("%PDF-"u8) < 0)
        {
            throw new UnreadableFileException("is not a PDF file");
        }

        try
        {
            var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = MaxDepth, FilterProvider = new BoundedFilters() };
            using var document = PdfDocument.Open(content, options);
            if (document.NumberOfPages > MaxPages)
            {
                throw new UnreadableFileException(string.Create(CultureInfo.InvariantCulture, $"has more than {MaxPages} pages"));
            }

            var text = new StringBuilder();
            for (var page = 1; page <= document.NumberOfPages; page++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                text.Append(ContentOrderTextExtractor.GetText(document.GetPage(page), addDoubleNewline: true).Replace("\0", "", StringComparison.Ordinal)).Append('\n');
                if (text.Length > FileText.MaxLength)
                {
                    throw FileText.TooLong();
                }
            }

            return text.ToString().Trim();
        }
        catch (Exception e) when (e is not (OperationCanceledException or UnreadableFileException))
        {
            // The parser throws whatever a broken file leads it into.
            throw new UnreadableFileException("cannot be read as a PDF file; it is broken or encrypted", e);
        }
    }
}
