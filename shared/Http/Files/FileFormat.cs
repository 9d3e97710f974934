namespace MemoryFunctions.Http.Files;

/// <summary>What sort of file text is taken from.</summary>
internal enum FileFormat
{
    Text,
    Html,
    Json,
    Csv,
    Pdf,
}
