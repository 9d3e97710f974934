using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Operations;

/// <summary>Finds an operation by its name alone, which leads to its bank; nothing is looked for in others.</summary>
public sealed class OperationFinder(BankDirectory directory, OperationService operations)
{
    private const int HandleLength = 26;

    /// <param name="tenant">The tenant; another one's operations are not there.</param>
    /// <param name="name"><see cref="OperationId.NameOf"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The operation and its bank; null where the tenant has none of that name.</returns>
    public async Task<(BankId Bank, OperationState State)?> FindAsync(string tenant, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (OperationId.HandleStart(name) is { } start)
        {
            foreach (var bank in await directory.FindByStartAsync(tenant, start, cancellationToken).ConfigureAwait(false))
            {
                if (await operations.GetAsync(bank, name, cancellationToken).ConfigureAwait(false) is { } state)
                {
                    return (bank, state);
                }
            }

            return null;
        }

        return name.Length > HandleLength + 1
            && name[HandleLength] == '-'
            && await directory.FindAsync(tenant, name[..HandleLength], cancellationToken).ConfigureAwait(false) is { } named
            && await operations.GetAsync(named, name[(HandleLength + 1)..], cancellationToken).ConfigureAwait(false) is { } found
                ? (named, found)
                : null;
    }
}
