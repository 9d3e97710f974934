using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Tests.OpenAI;

/// <summary>Takes down all that is logged, exceptions included.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Id, string Text)> lines = new();

    public IReadOnlyList<string> All => [.. lines.Select(line => line.Text)];

    public IReadOnlyList<string> Of(int id) => [.. lines.Where(line => line.Id == id).Select(line => line.Text)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((eventId.Id, formatter(state, exception) + exception));

    public void Dispose()
    {
    }
}
