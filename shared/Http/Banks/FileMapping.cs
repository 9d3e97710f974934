using System.Globalization;
using System.Text;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Http.Api;
using MemoryFunctions.Http.Files;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Banks;

/// <summary>Between the contract's files and the product's retain items.</summary>
internal static class FileMapping
{
    private const string FilesField = "files";
    private const string RequestField = "request";
    private const string NameKey = "filename";

    public static async Task<IReadOnlyList<RetainItem>> ToItemsAsync(
        HttpContext context, JsonBodyReader json, TimeProvider time, CancellationToken cancellationToken)
    {
        var form = await MultipartForm.ReadAsync(context).ConfigureAwait(false);
        var files = form.Files.GetFiles(FilesField);
        if (files.Count == 0)
        {
            throw new InvalidInputException(FilesField, "must have at least one file");
        }

        // Callers of other languages may send the part as a file.
        var said = form.TryGetValue(RequestField, out var value) ? Encoding.UTF8.GetBytes(value.ToString())
            : form.Files.GetFile(RequestField) is { } part ? await MultipartForm.ReadAsync(part, cancellationToken).ConfigureAwait(false)
            : null;
        var metadata = said is null ? [] : json.Read<FileRetainRequest>(context, said).FilesMetadata ?? [];
        if (metadata.Count > files.Count)
        {
            throw new InvalidInputException("files_metadata", "must not have more entries than there are files");
        }

        var items = new List<RetainItem>(files.Count);
        for (var at = 0; at < files.Count; at++)
        {
            items.Add(await ToItemAsync(files[at], at, at < metadata.Count ? metadata[at] : new FileMetadata(), time, cancellationToken).ConfigureAwait(false));
        }

        return items;
    }

    private static async Task<RetainItem> ToItemAsync(IFormFile file, int at, FileMetadata metadata, TimeProvider time, CancellationToken cancellationToken)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{FilesField}.{at}");
        if (FileFormats.Of(file.FileName, file.ContentType) is not { } format)
        {
            throw Refused(place, "is none of txt, md, html, json, csv and pdf, by its name or, without one, its content type");
        }

        try
        {
            var content = await MultipartForm.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            var text = await FileText.ReadAsync(format, content, time, cancellationToken).ConfigureAwait(false);
            return new RetainItem
            {
                Content = text,

                // The same file sent again, after an answer that was lost, is the same document.
                DocumentId = metadata.DocumentId ?? $"file-{Digest.Of("file", file.FileName, text)}",
                Context = metadata.Context,
                Tags = [.. (metadata.Tags ?? []).Distinct(StringComparer.Ordinal)],
                Metadata = WithName(metadata.Metadata ?? DocumentPart.NoMetadata, file.FileName),
            };
        }
        catch (UnreadableFileException e)
        {
            throw Refused(place, e.Message);
        }
    }

    private static IReadOnlyDictionary<string, string> WithName(IReadOnlyDictionary<string, string> metadata, string? name) =>
        string.IsNullOrWhiteSpace(name) || metadata.ContainsKey(NameKey)
            ? metadata
            : new Dictionary<string, string>(metadata, StringComparer.Ordinal) { [NameKey] = name };

    private static ProblemException Refused(string place, string message) => new(StatusCodes.Status415UnsupportedMediaType, $"{place} {message}.");
}
