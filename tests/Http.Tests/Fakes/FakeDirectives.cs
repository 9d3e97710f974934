using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;

namespace MemoryFunctions.Http.Tests.Fakes;

/// <summary>Directives in memory, beside the banks whose headers count them.</summary>
internal sealed class FakeDirectives(FakeBanks banks) : IDirectiveStore
{
    private readonly ConcurrentDictionary<(BankId Bank, string Id), Directive> kept = new();

    public Task<IReadOnlyList<Directive>> ListAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Directive>>([.. kept.Where(pair => pair.Key.Bank == bank).Select(pair => pair.Value)]);

    public Task<Directive?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) => Task.FromResult(kept.GetValueOrDefault((bank, id)));

    public async Task<bool> TryWriteAsync(BankId bank, BankHeader header, IReadOnlyList<Directive> directives, CancellationToken cancellationToken)
    {
        foreach (var directive in directives)
        {
            kept[(bank, directive.Id)] = directive;
        }

        return await banks.TryReplaceHeaderAsync(bank, header, cancellationToken) is not null;
    }

    public async Task<bool> TryDeleteAsync(BankId bank, BankHeader header, string id, CancellationToken cancellationToken) =>
        kept.TryRemove((bank, id), out _) && await banks.TryReplaceHeaderAsync(bank, header, cancellationToken) is not null;
}
