using System.Threading.Channels;
using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Tests.Queues;

/// <summary>A bell handler that reports what it is called with and does what the test says.</summary>
public sealed class RecordingHandler(Func<string, CancellationToken, Task>? handle = null, Func<string, Task>? handlePoison = null) : IBellHandler
{
    private readonly Channel<string> _handled = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _poisoned = Channel.CreateUnbounded<string>();

    public int Handled => _handled.Reader.Count;

    public int Poisoned => _poisoned.Reader.Count;

    public Task<string> NextHandledAsync() => _handled.Reader.ReadAsync().AsTask();

    public Task<string> NextPoisonedAsync() => _poisoned.Reader.ReadAsync().AsTask();

    public async Task HandleAsync(string body, CancellationToken cancellationToken)
    {
        await _handled.Writer.WriteAsync(body, CancellationToken.None);
        await (handle?.Invoke(body, cancellationToken) ?? Task.CompletedTask);
    }

    public async Task HandlePoisonAsync(string body, CancellationToken cancellationToken)
    {
        await _poisoned.Writer.WriteAsync(body, CancellationToken.None);
        await (handlePoison?.Invoke(body) ?? Task.CompletedTask);
    }
}
