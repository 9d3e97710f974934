using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Exports;

/// <summary>Keeping what is to be exported, and finding it again.</summary>
public sealed class ExportService(IBankStore banks, BankDirectory directory, IExportStore exports, TimeProvider time)
{
    private const int MaxFilterBytes = 16 * 1024;
    private const int MaxInstructionBytes = 8 * 1024;

    /// <param name="bank">Whose memories; no other one's are in it.</param>
    /// <param name="schema">The form.</param>
    /// <param name="filters">Which memories, at most 16 KB.</param>
    /// <param name="instructions">What to heed, at most 8 KB.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The export, whose id leads to it; null where there is no such bank.</returns>
    /// <exception cref="InvalidInputException">A field is too long, or no text.</exception>
    public async Task<MemoryExport?> CreateAsync(BankId bank, ResponseSchema schema, string filters, string? instructions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schema);
        CallerText.RequireText(filters, "filters", MaxFilterBytes);
        CallerText.RequireText(instructions, "export_instructions", MaxInstructionBytes);
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return null;
        }

        var export = new MemoryExport
        {
            Id = OperationId.New(bank),
            Schema = schema.Root.GetRawText(),
            Filters = filters,
            Instructions = string.IsNullOrWhiteSpace(instructions) ? null : instructions,
            CreatedAt = time.GetUtcNow(),
        };
        return await exports.TryWriteAsync(bank, header.Life, export, cancellationToken).ConfigureAwait(false) ? export : null;
    }

    /// <summary>The export of an id; null where the tenant has none.</summary>
    public async Task<MemoryExport?> FindAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        if (OperationId.HandleStart(id) is { } start)
        {
            foreach (var bank in await directory.FindByStartAsync(tenant, start, cancellationToken).ConfigureAwait(false))
            {
                if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
                    && await exports.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>The newest export of these filters; null where there is none.</summary>
    public async Task<MemoryExport?> FindNewestAsync(BankId bank, string filters, CancellationToken cancellationToken) =>
        await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            ? await exports.ReadNewestAsync(bank, header.Life, filters, cancellationToken).ConfigureAwait(false)
            : null;
}
