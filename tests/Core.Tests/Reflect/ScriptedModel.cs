using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Reflect;

/// <summary>A language model that says what it was told to, one reply a call, and keeps what it was asked.</summary>
internal sealed class ScriptedModel(params IReadOnlyList<ChatReply> replies) : IChatModel
{
    private readonly List<ChatRequest> asked = [];

    public ScriptedModel(params IReadOnlyList<string> texts)
        : this([.. texts.Select(text => new ChatReply(text, ChatFinish.Complete, new TokenUsage(100, 10)))])
    {
    }

    public string Model => "scripted";

    public IReadOnlyList<ChatRequest> Asked => asked;

    public Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        asked.Add(request);
        return Task.FromResult(replies[asked.Count - 1]);
    }
}
