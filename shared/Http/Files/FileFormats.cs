namespace MemoryFunctions.Http.Files;

/// <summary>Tells the format of a file by its name, or by the type that it was sent as where the name does not say.</summary>
internal static class FileFormats
{
    private static readonly IReadOnlyDictionary<string, FileFormat> Extensions = new Dictionary<string, FileFormat>(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = FileFormat.Text,
        [".text"] = FileFormat.Text,
        [".log"] = FileFormat.Text,
        [".md"] = FileFormat.Text,
        [".markdown"] = FileFormat.Text,
        [".html"] = FileFormat.Html,
        [".htm"] = FileFormat.Html,
        [".json"] = FileFormat.Json,
        [".csv"] = FileFormat.Csv,
        [".pdf"] = FileFormat.Pdf,
    };

    private static readonly IReadOnlyDictionary<string, FileFormat> Types = new Dictionary<string, FileFormat>(StringComparer.OrdinalIgnoreCase)
    {
        ["text/plain"] = FileFormat.Text,
        ["text/markdown"] = FileFormat.Text,
        ["text/html"] = FileFormat.Html,
        ["application/json"] = FileFormat.Json,
        ["text/csv"] = FileFormat.Csv,
        ["application/pdf"] = FileFormat.Pdf,
    };

    /// <summary>Null where it is none of those that text is taken from.</summary>
    public static FileFormat? Of(string? name, string? contentType)
    {
        var extension = Path.GetExtension(name ?? "");
        return extension.Length > 0
            ? Extensions.TryGetValue(extension, out var named) ? named : null
            : Types.TryGetValue((contentType ?? "").Split(';')[0].Trim(), out var typed) ? typed : null;
    }
}
