namespace MemoryFunctions.Http.Banks;

/// <summary>What is said of the files of a form.</summary>
internal sealed record FileRetainRequest
{
    /// <summary>In the order of the files; those that are missing say nothing.</summary>
    public IReadOnlyList<FileMetadata>? FilesMetadata { get; init; }
}
