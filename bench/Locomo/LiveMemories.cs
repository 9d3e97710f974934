using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>The service through HTTP: one conversation is one bank, one session one document, all of it read by the model before a question is asked.</summary>
internal sealed class LiveMemories(Instance instance, TimeSpan patience) : ILiveMemories
{
    public async Task RetainAsync(LocomoConversation conversation, CancellationToken cancellationToken)
    {
        var bank = BankOf(conversation);
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        foreach (var session in conversation.Sessions)
        {
            var reply = await instance.Client.RetainAsync(bank, RetainRequest.Now(session.Document), cancellationToken);
            reply.RequireSuccess();
        }

        await Flush.RunAsync(instance.Client, bank, patience, cancellationToken);
    }

    public async Task<IReadOnlyList<RecallResult>> RecallAsync(
        LocomoConversation conversation, LocomoQuestion question, int tokens, CancellationToken cancellationToken)
    {
        var reply = await instance.Client.RecallAsync(BankOf(conversation), new RecallRequest(question.Question, "high", tokens), cancellationToken);
        return reply.Read(HindsightJson.Default.RecallResponse).Results;
    }

    private static string BankOf(LocomoConversation conversation) => $"bench-locomo-live-{conversation.Id}";
}
