using MemoryFunctions.Bench.Measuring;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Bench.Wire;

namespace MemoryFunctions.Bench.Robust;

/// <summary>Strings that are known to break software: each is kept, read back and asked for, or refused with a reason.</summary>
internal sealed class HostileRun(Instance instance, Advance advance)
{
    private const string Bank = "bench-robust-hostile";

    private readonly Dictionary<string, int> answers = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];

    public async Task<HostileOutcome> RunAsync(IReadOnlyList<string> strings, CancellationToken cancellationToken)
    {
        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(Bank, cancellationToken);
        }

        foreach (var (number, text) in strings.Index())
        {
            await TryAsync(number, text, cancellationToken);
            advance();
        }

        if (!instance.IsOwn)
        {
            await instance.Client.DeleteBankAsync(Bank, cancellationToken);
        }

        return new HostileOutcome(answers, faults);
    }

    private async Task TryAsync(int number, string text, CancellationToken cancellationToken)
    {
        var document = $"string-{number}";
        var retained = await instance.Client.RetainAsync(Bank, RetainRequest.Later(new RetainItem(text, document)), cancellationToken);
        Count("retain", number, retained);
        if (retained.IsSuccess)
        {
            var operations = retained.Read(HindsightJson.Default.RetainResponse).Operations;
            await Operations.WaitAsync(instance.Client, Bank, operations, _ => { }, cancellationToken);
            var kept = await instance.Client.ReadTextAsync(Bank, document, cancellationToken);
            if (!string.Equals(kept, text, StringComparison.Ordinal))
            {
                faults.Add($"string {number}: read back differently");
            }
        }

        Count("recall", number, await instance.Client.RecallAsync(Bank, new RecallRequest(text), cancellationToken));
    }

    private void Count(string call, int number, HttpReply reply)
    {
        var answer = $"{call} {reply.Status}";
        answers[answer] = answers.GetValueOrDefault(answer) + 1;
        if (reply.IsServerError)
        {
            faults.Add($"string {number}: {answer}");
        }
    }
}
