using System.Text;
using System.Text.Json;
using MemoryFunctions.Bench.Measuring;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The file of answers: read at the start, written line by line, so that whatever ends a run costs the answers under way alone.</summary>
internal sealed class LiveFile : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly StreamWriter? writer;

    private LiveFile(IReadOnlyList<LiveLine> lines, StreamWriter? writer)
    {
        Lines = lines;
        this.writer = writer;
    }

    /// <summary>What was there already.</summary>
    public IReadOnlyList<LiveLine> Lines { get; }

    /// <param name="path">Null keeps nothing.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="BenchException">It is there and is no such file.</exception>
    public static async Task<LiveFile> OpenAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return new LiveFile([], writer: null);
        }

        IReadOnlyList<LiveLine> lines = [];
        if (File.Exists(path))
        {
            await DropUnfinishedLineAsync(path, cancellationToken);
            lines = await JsonLines.ReadAsync(path, LiveJson.Default.LiveLine, cancellationToken);
        }

        return new LiveFile(lines, new StreamWriter(path, append: true) { AutoFlush = true, NewLine = "\n" });
    }

    public async Task AddAsync(LiveLine line, CancellationToken cancellationToken)
    {
        if (writer is null)
        {
            return;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, LiveJson.Default.LiveLine));
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (writer is not null)
        {
            await writer.DisposeAsync();
        }

        gate.Dispose();
    }

    // A run that was killed may have left half a line behind.
    private static async Task DropUnfinishedLineAsync(string path, CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(path, cancellationToken);
        if (text.Length > 0 && !text.EndsWith('\n'))
        {
            await File.WriteAllTextAsync(path, text[..(text.LastIndexOf('\n') + 1)], new UTF8Encoding(false), cancellationToken);
        }
    }
}
