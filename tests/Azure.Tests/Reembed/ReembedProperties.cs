using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Reembed;

public sealed class ReembedProperties
{
    [Fact]
    public void However_writes_and_passes_are_mixed_the_sealed_copy_is_equal_and_serves_the_same() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => RunAsync(new Random(seed)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12));

    private static async Task RunAsync(Random random)
    {
        await using var host = await MoveHost.StartAsync();
        var banks = Enumerable.Range(0, 3).Select(at => MemoryHost.Bank($"user {at}")).ToList();
        for (var step = 0; step < 25; step++)
        {
            var (bank, id) = (banks[random.Next(banks.Count)], $"d{random.Next(2)}");
            await (random.Next(12) switch
            {
                0 => host.Old.Banks.DeleteAsync(bank, default),
                1 => host.Old.Documents.DeleteAsync(bank, id, default),
                2 => host.Old.Ingest.RunAsync(bank, default),
                3 or 4 => host.RunAsync(MoveMode.CopyOnce),
                5 => UnsealAsync(host),
                < 9 => host.Old.SayAsync(bank, id, $"user: line {random.Next(4)}\nuser: line {random.Next(4)}"),
                _ => host.Old.SayAsync(bank, id, $"user: word {step}", UpdateMode.Append),
            });
        }

        await host.RunAsync(MoveMode.Seal);
        await host.CheckCopiedAsync(banks);
        await using var next = await host.StartNextAsync();
        foreach (var bank in banks)
        {
            Assert.Equal(Texts(await host.Old.ListAsync(bank)), Texts(await next.ListAsync(bank)));
            await BankAudit.CheckDrainedAsync(next, bank);
        }
    }

    private static async Task UnsealAsync(MoveHost host)
    {
        await host.RunAsync(MoveMode.Seal);
        await host.RunAsync(MoveMode.Unseal);
    }

    private static IEnumerable<string> Texts(IReadOnlyList<Core.Memories.MemoryUnit> memories) => memories.Select(memory => memory.Text).Order(StringComparer.Ordinal);
}
