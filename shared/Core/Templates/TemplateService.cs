using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.Templates;

/// <summary>
/// Sets banks up after one another. A template is checked as a whole, also against the bank that takes it, before anything is
/// written; then each of its parts is written so that a repeated import finds it done.
/// </summary>
public sealed class TemplateService(
    BankService bankService,
    IBankStore banks,
    IDirectiveStore directives,
    IMentalModelStore models,
    IOperationStore operations,
    IWorkQueue queue,
    TimeProvider time,
    ILogger<TemplateService> logger)
{
    private const int Tries = 8;

    /// <summary>How a bank is set up; null where there is no such bank.</summary>
    public async Task<BankSetup?> ExportAsync(BankId bank, CancellationToken cancellationToken) =>
        await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header ? await ReadAsync(bank, header, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Sets a bank up; it is made where it is not there.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="template">How.</param>
    /// <param name="isDry">Only check, and say what would be done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidInputException">A field of the template is at fault.</exception>
    /// <exception cref="ConflictException">With it the bank would have more than it may have.</exception>
    public async Task<TemplateOutcome> ImportAsync(BankId bank, BankTemplate template, bool isDry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        TemplateCheck.Check(template);
        TemplateOutcome? first = null;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var plan = Plan(template, await ExportAsync(bank, cancellationToken).ConfigureAwait(false) ?? Nothing(bank));
            first ??= plan;
            if (isDry)
            {
                return plan;
            }

            await bankService.EnsureAsync(bank, new BankProfileUpdate(), cancellationToken).ConfigureAwait(false);
            if (await ApplyAsync(bank, template, cancellationToken).ConfigureAwait(false) is { } operationIds)
            {
                return first with { OperationIds = operationIds };
            }
        }

        throw new StoreException("the bank is being made and deleted at the same time; try again", isTransient: true);
    }

    private static TemplateOutcome Plan(BankTemplate template, BankSetup present)
    {
        template.Configure?.Invoke(present.Profile);
        var modelIds = present.MentalModels.Select(model => model.Id).ToHashSet(StringComparer.Ordinal);
        var models = template.MentalModels.Select(model => model.Id).ToLookup(modelIds.Contains);
        var names = template.Directives.Select(directive => directive.Name!).ToLookup(name => present.Named(name) is not null);
        MentalModelService.RequireRoom(present.MentalModels.Count + models[false].Count());
        DirectiveService.RequireRoom(present.Directives.Count + names[false].Count());
        return new TemplateOutcome
        {
            IsConfigured = template.Configure is not null,
            ModelsCreated = [.. models[false]],
            ModelsUpdated = [.. models[true]],
            DirectivesCreated = [.. names[false]],
            DirectivesUpdated = [.. names[true]],
        };
    }

    /// <summary>Writes all of it. Null where the bank went meanwhile.</summary>
    private async Task<IReadOnlyList<string>?> ApplyAsync(BankId bank, BankTemplate template, CancellationToken cancellationToken)
    {
        if (template.Configure is { } configure && await bankService.ChangeAsync(bank, Dated, cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        if (template.Directives.Count > 0
            && await HeaderChange.RunAsync(banks, time, bank, (header, token) => TryWriteAsync(bank, header, template.Directives, token), cancellationToken).ConfigureAwait(false) is null)
        {
            return null;
        }

        List<string> operationIds = [];
        foreach (var model in template.MentalModels)
        {
            var operationId = OperationId.New(bank);
            if (await HeaderChange.RunAsync(banks, time, bank, (header, token) => TryWriteAsync(bank, header, model, operationId, token), cancellationToken).ConfigureAwait(false) is null)
            {
                return null;
            }

            operationIds.Add(operationId);
        }

        if (operationIds.Count > 0)
        {
            await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        }

        return operationIds;

        BankProfile Dated(BankProfile profile) => configure!(profile) with { UpdatedAt = time.GetUtcNow() };
    }

    /// <summary>All of them or none; those that are so already are left alone.</summary>
    private async Task<IReadOnlyList<Directive>?> TryWriteAsync(BankId bank, BankHeader header, IReadOnlyList<DirectiveUpdate> updates, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var present = Ordered(header.Directives == 0 ? [] : await directives.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false));
        var setup = new BankSetup(Nothing(bank).Profile, [], present);
        List<Directive> changed = [];
        foreach (var update in updates)
        {
            var own = setup.Named(update.Name!);
            var next = update.ApplyTo(own ?? DirectiveService.New(now), now);
            if (own is null || !IsSame(own, next))
            {
                changed.Add(next);
            }
        }

        var count = header.Directives + changed.Count(next => !present.Any(own => string.Equals(own.Id, next.Id, StringComparison.Ordinal)));
        DirectiveService.RequireRoom(count);
        return changed.Count == 0
            || await directives.TryWriteAsync(bank, header with { Directives = count, UpdatedAt = now }, changed, cancellationToken).ConfigureAwait(false)
                ? changed
                : null;
    }

    private async Task<MentalModel?> TryWriteAsync(BankId bank, BankHeader header, TemplateModel model, string operationId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var present = await models.ReadAsync(bank, header.Life, model.Id, cancellationToken).ConfigureAwait(false);
        if (present is not null && await operations.ReadAsync(bank, header.Life, operationId, cancellationToken).ConfigureAwait(false) is not null)
        {
            return present; // the answer was lost
        }

        var count = header.MentalModels + (present is null ? 1 : 0);
        MentalModelService.RequireRoom(count);
        var next = model.Definition.ApplyTo(present ?? MentalModelService.New(model.Id, now), now);

        // What is waiting to be written already need not be asked for twice: a repeated import costs no further model call.
        next = present is { IsPending: true, BusyUntil: null } && IsSame(present, next) ? present : MentalModelService.Ask(next, now);
        var operation = MentalModelService.ToOperation(next, operationId, now);
        return await models.TryWriteAsync(bank, header with { MentalModels = count, UpdatedAt = now }, next, operation, cancellationToken).ConfigureAwait(false) ? next : null;
    }

    private async Task<BankSetup?> ReadAsync(BankId bank, BankHeader header, CancellationToken cancellationToken)
    {
        var ofModels = header.MentalModels == 0 ? [] : await models.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        var ofDirectives = header.Directives == 0 ? [] : await directives.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        return await banks.ReadProfileAsync(bank, header.Life, cancellationToken).ConfigureAwait(false) is not { } profile ? null
            : new BankSetup(profile, [.. ofModels.OrderBy(model => model.CreatedAt).ThenBy(model => model.Id, StringComparer.Ordinal)], Ordered(ofDirectives));
    }

    private static IReadOnlyList<Directive> Ordered(IReadOnlyList<Directive> some) =>
        [.. some.OrderBy(directive => directive.CreatedAt).ThenBy(directive => directive.Id, StringComparer.Ordinal)];

    private static BankSetup Nothing(BankId bank) =>
        new(new BankProfile { Bank = bank, Name = bank.Key, CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch }, [], []);

    private static bool IsSame(Directive one, Directive other) =>
        one with { Tags = [], UpdatedAt = other.UpdatedAt } == other with { Tags = [] } && one.Tags.SequenceEqual(other.Tags, StringComparer.Ordinal);

    private static bool IsSame(MentalModel one, MentalModel other) =>
        string.Equals(one.Name, other.Name, StringComparison.Ordinal)
        && string.Equals(one.SourceQuery, other.SourceQuery, StringComparison.Ordinal)
        && one.MaxTokens == other.MaxTokens
        && one.Tags.SequenceEqual(other.Tags, StringComparer.Ordinal)
        && one.Trigger.IsSame(other.Trigger);
}
