using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The service whose memories answer questions.</summary>
internal interface ILiveMemories
{
    /// <summary>Has it keep a conversation.</summary>
    Task RetainAsync(LocomoConversation conversation, CancellationToken cancellationToken);

    /// <summary>What it recalls to a question, best first.</summary>
    Task<IReadOnlyList<RecallResult>> RecallAsync(LocomoConversation conversation, LocomoQuestion question, int tokens, CancellationToken cancellationToken);
}
