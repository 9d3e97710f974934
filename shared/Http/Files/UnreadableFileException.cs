namespace MemoryFunctions.Http.Files;

/// <summary>A file's content is not of its format, or too much. The message follows the file's name in a sentence.</summary>
internal sealed class UnreadableFileException(string message, Exception? inner = null) : Exception(message, inner);
