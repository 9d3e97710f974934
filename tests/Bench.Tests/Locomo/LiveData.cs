using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Wire;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Tests.Locomo;

/// <summary>Two made-up conversations, and questions about them.</summary>
internal static class LiveData
{
    public static readonly LocomoDataset Dataset = Make();

    private static LocomoDataset Make()
    {
        LocomoConversation[] conversations = [Conversation("a"), Conversation("b")];
        LocomoQuestion[] questions =
        [
            Question("a1", "a", "single-hop"), Question("a2", "a", "temporal"), Question("b1", "b", "single-hop"), Question("b2", "b", "multi-hop"),
            Question("b3", "b", LocomoQuestion.Adversarial), Question("b4", "b", "temporal") with { Answer = null },
        ];
        return new LocomoDataset(conversations, questions, questions);
    }

    private static LocomoConversation Conversation(string id) =>
        LocomoConversation.Create(id, [new LocomoTurn(id, 1, new DateTime(2023, 5, 8, 9, 0, 0, DateTimeKind.Unspecified), "D1:1", "Ann", $"I paint in {id}.", null)]);

    private static LocomoQuestion Question(string id, string conversation, string category) =>
        new(id, conversation, $"What of {id}?", category, ["D1:1"], EvidenceBroken: false, $"gold {id}");
}

/// <summary>A model that does as a function says, and remembers what it was asked.</summary>
internal sealed class FunctionModel(string name, Func<ChatRequest, ChatReply> answer) : IChatModel
{
    private readonly List<ChatRequest> requests = [];

    public string Model => name;

    public IReadOnlyList<ChatRequest> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public static ChatReply Says(string text) => new(text, ChatFinish.Complete, new Core.Models.TokenUsage(100, 10));

    public static ChatReply Fails(ChatRequest request) => throw new ModelException("the model is away", isTransient: true);

    public Task<ChatReply> CompleteAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        lock (requests)
        {
            requests.Add(request);
        }

        return Task.FromResult(answer(request));
    }
}

/// <summary>Memories of a service that keeps the name of the conversation alone.</summary>
internal sealed class FewMemories : ILiveMemories
{
    public List<string> Retained { get; } = [];

    public Task RetainAsync(LocomoConversation conversation, CancellationToken cancellationToken)
    {
        Retained.Add(conversation.Id);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RecallResult>> RecallAsync(LocomoConversation conversation, LocomoQuestion question, int tokens, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecallResult>>([new RecallResult($"Recalled of {conversation.Id}.", "d", [0])]);
}
