namespace MemoryFunctions.Integration.Tests;

/// <summary>A folder that lasts as long as a test.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("memoryfunctions-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
