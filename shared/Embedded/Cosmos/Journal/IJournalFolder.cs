namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>The folder that holds a journal. A port, so that tests can lose what was not flushed.</summary>
internal interface IJournalFolder : IDisposable
{
    /// <summary>Names the folder in messages.</summary>
    string Name { get; }

    IReadOnlyList<string> List();

    /// <summary>Opens a file for reading from its start.</summary>
    Stream OpenRead(string file);

    /// <summary>Opens a file for appending, new or existing.</summary>
    IJournalFile OpenAppend(string file);

    void Rename(string from, string to);

    void Delete(string file);

    /// <summary>Makes creations, renames and deletions durable.</summary>
    void Sync();
}

/// <summary>A file that is only ever appended to.</summary>
internal interface IJournalFile : IDisposable
{
    long Length { get; }

    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns once everything appended is on the disk.</summary>
    void Flush();

    void Truncate(long length);
}
