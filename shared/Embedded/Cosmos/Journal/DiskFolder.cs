using Microsoft.Win32.SafeHandles;

namespace MemoryFunctions.Embedded.Cosmos.Journal;

/// <summary>A folder on disk, held by a lock file as long as it is open.</summary>
internal sealed class DiskFolder : IJournalFolder
{
    private const string LockFile = "lock";

    private readonly FileStream hold;

    private DiskFolder(string path, FileStream hold)
    {
        Name = path;
        this.hold = hold;
    }

    public string Name { get; }

    /// <exception cref="EmbeddedCosmosException">Somebody else has the folder open.</exception>
    public static DiskFolder Open(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(full);
        try
        {
            return new DiskFolder(
                full, new FileStream(Path.Combine(full, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception)
        {
            throw new EmbeddedCosmosException(
                $"The data folder '{full}' cannot be held: another process uses it (its file '{LockFile}' is locked), or it cannot be written to. "
                + "Stop that process or choose another folder.",
                exception);
        }
    }

    public IReadOnlyList<string> List() => [.. Directory.EnumerateFiles(Name).Select(f => Path.GetFileName(f)).Where(f => f != LockFile)];

    public Stream OpenRead(string file) =>
        new FileStream(Full(file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20, FileOptions.SequentialScan);

    public IJournalFile OpenAppend(string file) =>
        new DiskFile(File.OpenHandle(Full(file), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));

    public void Rename(string from, string to) => File.Move(Full(from), Full(to), overwrite: true);

    public void Delete(string file) => File.Delete(Full(file));

    public void Sync() => DirectorySync.Flush(Name);

    public void Dispose() => hold.Dispose();

    private string Full(string file) => Path.Combine(Name, file);

    private sealed class DiskFile(SafeFileHandle handle) : IJournalFile
    {
        public long Length { get; private set; } = RandomAccess.GetLength(handle);

        public void Append(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(handle, bytes, Length);
            Length += bytes.Length;
        }

        public void Flush() => RandomAccess.FlushToDisk(handle);

        public void Truncate(long length)
        {
            RandomAccess.SetLength(handle, length);
            RandomAccess.FlushToDisk(handle);
            Length = length;
        }

        public void Dispose() => handle.Dispose();
    }
}
