using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Robust;

/// <summary>Whether each memory of a language is found by its rarest words.</summary>
internal static class LanguageRun
{
    private const int Depth = 5;
    private const int ItemsOfRequest = 20;

    public static async Task<LanguageOutcome> RunAsync(Instance instance, RobustFile file, Advance advance, CancellationToken cancellationToken)
    {
        var bank = $"bench-robust-{file.Name}";
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        foreach (var memories in file.Memories.Chunk(ItemsOfRequest))
        {
            var request = RetainRequest.Later([.. memories.Select(memory => new RetainItem(memory.Text, memory.Id))]);
            var reply = await instance.Client.RetainAsync(bank, request, cancellationToken);
            await Operations.WaitAsync(instance.Client, bank, reply.Read(HindsightJson.Default.RetainResponse).Operations, _ => { }, cancellationToken);
        }

        var missed = new List<string>();
        var questions = RareWords.QuestionsFor([.. file.Memories.Select(memory => memory.Text)]);
        foreach (var (memory, question) in file.Memories.Zip(questions))
        {
            var reply = await instance.Client.RecallAsync(bank, new RecallRequest(question), cancellationToken);
            var found = reply.Read(HindsightJson.Default.RecallResponse).Results.Take(Depth)
                .Any(result => string.Equals(result.DocumentId, memory.Id, StringComparison.Ordinal));
            if (!found)
            {
                missed.Add($"{memory.Id} by '{question}'");
            }

            advance();
        }

        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(bank, cancellationToken);
        }

        return new LanguageOutcome(file.Name, file.Memories.Count, missed);
    }
}
