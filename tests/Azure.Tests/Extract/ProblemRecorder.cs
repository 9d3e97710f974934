using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>Takes down the exceptions that were logged, so that a test says why it failed.</summary>
internal sealed class ProblemRecorder : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Exception> exceptions = new();

    public IReadOnlyList<Exception> Exceptions => [.. exceptions];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null)
        {
            exceptions.Enqueue(exception);
        }
    }

    public void Dispose()
    {
    }
}
