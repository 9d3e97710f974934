using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Consolidate;

/// <summary>A language model that answers as a test says and remembers what it was asked.</summary>
internal sealed class ChatProbe(Func<ChatRequest, ChatReply> answer) : IChatModel
{
    private readonly List<ChatRequest> asked = [];

    public string Model => "probe";

    public IReadOnlyList<ChatRequest> Asked => asked;

    /// <summary>Each reply once, in order.</summary>
    public static ChatProbe Saying(params string[] replies)
    {
        var left = new Queue<string>(replies);
        return new ChatProbe(_ => Reply(left.Dequeue()));
    }

    public static ChatReply Reply(string text, ChatFinish finish = ChatFinish.Complete) => new(text, finish, new TokenUsage(100, 10));

    public Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        asked.Add(request);
        return Task.FromResult(answer(request));
    }
}
