using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Http.Tests.Fakes;

/// <summary>Mental models in memory, beside the banks whose headers count them.</summary>
internal sealed class FakeMentalModels(FakeBanks banks) : IMentalModelStore
{
    private readonly ConcurrentDictionary<(BankId Bank, string Id), MentalModel> kept = new();

    public Task<IReadOnlyList<MentalModel>> ListAsync(BankId bank, string life, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<MentalModel>>([.. kept.Where(pair => pair.Key.Bank == bank).Select(pair => pair.Value)]);

    public Task<MentalModel?> ReadAsync(BankId bank, string life, string id, CancellationToken cancellationToken) => Task.FromResult(kept.GetValueOrDefault((bank, id)));

    public async Task<bool> TryWriteAsync(BankId bank, BankHeader header, MentalModel model, Operation? operation, CancellationToken cancellationToken)
    {
        kept[(bank, model.Id)] = model;
        return await banks.TryReplaceHeaderAsync(bank, header, cancellationToken) is not null;
    }

    public Task<MentalModel?> TryReplaceAsync(BankId bank, string life, MentalModel model, CancellationToken cancellationToken) =>
        Task.FromResult<MentalModel?>(kept[(bank, model.Id)] = model);

    public async Task<bool> TryDeleteAsync(BankId bank, BankHeader header, MentalModel model, CancellationToken cancellationToken) =>
        kept.TryRemove((bank, model.Id), out _) && await banks.TryReplaceHeaderAsync(bank, header, cancellationToken) is not null;
}
