using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Operations;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>
/// Keeps a bank's mental models up to its memories: takes away texts that rest on what is gone, and writes those that are asked for
/// or due. Every step may be repeated after a crash with the same result.
/// </summary>
public sealed class MentalModelWorker(
    IBankStore banks, IMentalModelStore models, MentalModelReader reader, MentalModelWriter writer, TimeProvider time, ILogger<MentalModelWorker> logger)
{
    private const int MaxAttempts = 5;
    private const int MaxEarlier = 10;

    /// <summary>Longer than a reflect may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(10);

    /// <returns>When to look again; null where there is no reason to.</returns>
    public async Task<DateTimeOffset?> RunAsync(BankId bank, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { MentalModels: > 0, MovedTo: null } header)
        {
            return null;
        }

        var work = await banks.ReadWorkAsync(bank, cancellationToken).ConfigureAwait(false);
        var isSettled = work is { Documents.Count: 0, Extractions.Count: 0 };
        var (again, scrubbed) = ((DateTimeOffset?)null, 0);
        var shown = (await reader.ListAsync(bank, header, cancellationToken).ConfigureAwait(false)).ToDictionary(view => view.Model.ETag, StringComparer.Ordinal);
        foreach (var stored in await models.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false))
        {
            var model = stored;
            if (Loses(model, shown.GetValueOrDefault(model.ETag)))
            {
                scrubbed++;
                model = await AskAsync(bank, model.Id, scrub: true, cancellationToken).ConfigureAwait(false);
            }
            else if (isSettled && model.Trigger.AfterConsolidation && !model.IsPending && model.Failure is null && model.Text?.Version != header.Version)
            {
                model = await AskAsync(bank, model.Id, scrub: false, cancellationToken).ConfigureAwait(false);
            }

            var next = model is { IsPending: true } ? await TryRefreshAsync(bank, header.Life, model, cancellationToken).ConfigureAwait(false) : null;
            again = again is null || next < again ? next ?? again : again;
        }

        if (scrubbed > 0)
        {
            Log.Scrubbed(logger, bank, scrubbed);
        }

        return again;
    }

    private static bool Loses(MentalModel stored, MentalModelView? shown) =>
        shown is not null && ((shown.Model.Text is null && stored.Text is not null) || shown.Model.Earlier.Count < stored.Earlier.Count);

    /// <summary>Asks for a refresh with an operation of its own; at the same time texts go that rest on what is gone.</summary>
    private Task<MentalModel?> AskAsync(BankId bank, string id, bool scrub, CancellationToken cancellationToken) =>
        ChangeAsync(
            bank,
            id,
            async (header, model, token) =>
            {
                var now = time.GetUtcNow();
                var shown = scrub ? await reader.ReadAsync(bank, header, id, token).ConfigureAwait(false) : null;
                var kept = shown is null ? model : model with { Text = shown.Model.Text, Earlier = shown.Model.Earlier };
                var asked = MentalModelService.Ask(kept, now);
                return (asked, MentalModelService.ToOperation(asked, OperationId.New(bank), now));
            },
            cancellationToken);

    /// <summary>When to look again; null where it is done, or somebody else's.</summary>
    private async Task<DateTimeOffset?> TryRefreshAsync(BankId bank, string life, MentalModel pending, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (pending.BusyUntil > now)
        {
            return pending.BusyUntil;
        }

        // Counted before: what ends the process is given up too some day.
        var mine = pending with { BusyUntil = now + Lease, DueAt = now + Lease, Attempts = pending.Attempts + 1 };
        if (await models.TryReplaceAsync(bank, life, mine, cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return now + FirstDelay;
        }

        try
        {
            await RefreshAsync(bank, model, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is not MovingException)
        {
            Log.Failed(logger, bank, model.Attempts, KnownFailure.Reason(e), KnownFailure.Unforeseen(e));
            return await NoteAsync(bank, model, e, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RefreshAsync(BankId bank, MentalModel model, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } before)
            {
                return;
            }

            var (text, _) = await writer.WriteAsync(bank, before.Version, model, cancellationToken).ConfigureAwait(false);
            var isGone = false;
            await ChangeAsync(
                bank,
                model.Id,
                async (header, present, token) =>
                {
                    // Under the header's ETag: what is deleted after this look makes the write fail.
                    isGone = !MentalModelReader.Rests(text, await reader.LiveAsync(bank, header, text.Sources, token).ConfigureAwait(false));
                    return isGone || present.Done >= model.Asked || !string.Equals(present.Life, model.Life, StringComparison.Ordinal) ? null : (Written(present, model.Asked, text), null);
                },
                cancellationToken).ConfigureAwait(false);
            if (!isGone)
            {
                Log.Refreshed(logger, bank, text.Sources.Count);
                return;
            }

            if (attempt == MaxAttempts)
            {
                throw new StoreException("memories keep changing while they are being read", isTransient: true);
            }
        }
    }

    private MentalModel Written(MentalModel present, long asked, MentalText text)
    {
        var now = time.GetUtcNow();
        return present with
        {
            Text = text,
            Earlier = present.Text is { } before ? [before, .. present.Earlier.Take(MaxEarlier - 1)] : present.Earlier,
            Done = asked,
            Attempts = 0,
            Trouble = null,
            BusyUntil = null,
            DueAt = present.Asked > asked ? now : null,
            UpdatedAt = now,
        };
    }

    private async Task<DateTimeOffset?> NoteAsync(BankId bank, MentalModel model, Exception exception, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isOver = model.Attempts >= MaxAttempts || !ModelFailure.IsTransient(exception);
        var delay = FirstDelay * Math.Pow(2, model.Attempts - 1);
        var at = now + (ModelFailure.RetryAfter(exception) is { } asked && asked > delay ? asked : delay);
        await ChangeAsync(
            bank,
            model.Id,
            (_, present, _) => Task.FromResult<(MentalModel, Operation?)?>(present.Asked != model.Asked
                ? (present with { BusyUntil = null, DueAt = now, UpdatedAt = now }, null)
                : (present with
                {
                    Trouble = KnownFailure.Reason(exception),
                    Failure = isOver ? KnownFailure.Reason(exception) : null,
                    BusyUntil = isOver ? null : at,
                    DueAt = isOver ? null : at,
                    UpdatedAt = now,
                }, null)),
            cancellationToken).ConfigureAwait(false);
        return isOver ? null : at;
    }

    /// <summary>The model as it is now; null where it is gone or is to stay as it is.</summary>
    private async Task<MentalModel?> ChangeAsync(
        BankId bank, string id, Func<BankHeader, MentalModel, CancellationToken, Task<(MentalModel Model, Operation? Operation)?>> change, CancellationToken cancellationToken)
    {
        return (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false))?.Value;

        async Task<Changed<MentalModel>?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await models.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false) is not { } present
                || await change(header, present, token).ConfigureAwait(false) is not var (next, operation))
            {
                return new Changed<MentalModel>(null);
            }

            return await models.TryWriteAsync(bank, header with { UpdatedAt = next.UpdatedAt }, next, operation, token).ConfigureAwait(false)
                ? new Changed<MentalModel>(await models.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false))
                : null;
        }
    }
}
