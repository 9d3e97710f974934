using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Extract;

/// <summary>A language model that answers as it is told, and remembers what it was asked.</summary>
internal sealed class ScriptedChat(Func<ChatRequest, ChatReply> answer) : IChatModel
{
    public static readonly TokenUsage Cost = new(100, 10);

    public string Model => "scripted";

    public List<ChatRequest> Asked { get; } = [];

    public static ScriptedChat Saying(string text) => new(_ => Reply(text));

    public static ChatReply Reply(string text, ChatFinish finish = ChatFinish.Complete) => new(text, finish, Cost);

    public Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request);
        return Task.FromResult(answer(request));
    }
}
