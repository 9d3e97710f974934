using System.Globalization;
using System.Text.Json;

namespace MemoryFunctions.Http.Files;

/// <summary>Takes the text out of a file, as the retain pipeline reads it.</summary>
internal static class FileText
{
    /// <summary>More text than this is refused, in UTF-16 units: what a body may hold as text.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads the text on a thread of its own: whatever the content is, the answer comes within a minute.</summary>
    /// <exception cref="UnreadableFileException">The content is not of the format, or too much.</exception>
    public static async Task<string> ReadAsync(FileFormat format, byte[] content, TimeProvider time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var text = await Task.Run(() => Read(format, content, stop.Token), cancellationToken).WaitAsync(Patience, time, cancellationToken).ConfigureAwait(false);
            return text.Length <= MaxLength ? text : throw TooLong();
        }
        catch (TimeoutException e)
        {
            throw new UnreadableFileException("takes too long to read", e);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    public static UnreadableFileException TooLong() =>
        new(string.Create(CultureInfo.InvariantCulture, $"has more than {MaxLength} characters of text"));

    private static string Read(FileFormat format, byte[] content, CancellationToken cancellationToken) => format switch
    {
        FileFormat.Pdf => PdfText.Read(content, cancellationToken),
        FileFormat.Html => HtmlText.Read(PlainText.Read(content), cancellationToken),
        FileFormat.Csv => CsvText.Read(PlainText.Read(content)),
        FileFormat.Json => RequireJson(PlainText.Read(content)),
        _ => PlainText.Read(content),
    };

    /// <summary>JSON is kept as it is: the pipeline knows conversations in it.</summary>
    private static string RequireJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return text;
        }
        catch (JsonException e)
        {
            throw new UnreadableFileException("is not JSON, or nested more than 64 levels deep", e);
        }
    }
}
