using System.Globalization;
using System.Text.RegularExpressions;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>Making, changing, listing and deleting a bank's mental models, and asking for their refresh, which the worker does.</summary>
public sealed partial class MentalModelService(
    BankService bankService,
    IBankStore banks,
    IMentalModelStore models,
    IOperationStore operations,
    MentalModelReader reader,
    IWorkQueue queue,
    TimeProvider time,
    ILogger<MentalModelService> logger)
{
    /// <summary>The most that one bank may have.</summary>
    public const int MaxModels = 50;

    private const int Tries = 8;
    private const int MaxNameBytes = 1_024;
    private const int MaxTokens = 16_384;

    /// <summary>How long a lost bell is waited for.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Makes a mental model and asks for its text; the bank is made where it is not there.</summary>
    /// <returns>The model, and the operation that writes its text.</returns>
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    /// <exception cref="ConflictException">The id is taken, or the bank has as many as it may have.</exception>
    public async Task<(MentalModel Model, string OperationId)> CreateAsync(BankId bank, string? id, MentalModelUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        var (now, operationId) = (time.GetUtcNow(), OperationId.New(bank));
        var made = Ask(update.ApplyTo(New(id ?? Guid.NewGuid().ToString(), now), now), now);
        CheckId(made.Id);
        Check(made);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await bankService.EnsureAsync(bank, new BankProfileUpdate(), cancellationToken).ConfigureAwait(false);
            if (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false) is { } created)
            {
                await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
                return (created, operationId);
            }
        }

        throw new StoreException("the bank is being made and deleted at the same time; try again", isTransient: true);

        async Task<MentalModel?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await models.ReadAsync(bank, header.Life, made.Id, token).ConfigureAwait(false) is { } present)
            {
                // Where it is this call's own, the answer was lost.
                return string.Equals(present.Life, made.Life, StringComparison.Ordinal) ? present : throw new ConflictException($"there is a mental model {made.Id} already");
            }

            RequireRoom(header.MentalModels + 1);
            var next = header with { MentalModels = header.MentalModels + 1, UpdatedAt = now };
            return await models.TryWriteAsync(bank, next, made, ToOperation(made, operationId, now), token).ConfigureAwait(false) ? made : null;
        }
    }

    /// <summary>The mental model; null where there is none of that id.</summary>
    public async Task<MentalModelView?> GetAsync(BankId bank, string id, CancellationToken cancellationToken) =>
        await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            ? await reader.ReadAsync(bank, header, id, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>A page; a bank that is not there has none.</summary>
    public async Task<MentalModelPage> ListAsync(BankId bank, TagFilter? tags, int limit, int offset, CancellationToken cancellationToken)
    {
        tags?.Check("tags");
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return new MentalModelPage([], 0);
        }

        var all = (await reader.ListAsync(bank, header, cancellationToken).ConfigureAwait(false)).Where(view => tags?.Holds(view.Model.Tags) != false).ToList();
        return new MentalModelPage([.. all.Skip(offset).Take(limit)], all.Count);
    }

    /// <summary>Asks for a text of what is remembered now.</summary>
    /// <returns>The operation; null where there is no such mental model.</returns>
    public async Task<string?> RefreshAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        var operationId = OperationId.New(bank);
        var found = await ChangeAsync(bank, id, model => Ask(model, time.GetUtcNow()), operationId, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        await queue.RingAsync(bank, logger, cancellationToken).ConfigureAwait(false);
        return operationId;
    }

    /// <returns>The model as it is now; null where there is none of that id.</returns>
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    public async Task<MentalModelView?> UpdateAsync(BankId bank, string id, MentalModelUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        return await ChangeAsync(bank, id, Change, null, cancellationToken).ConfigureAwait(false) is null ? null : await GetAsync(bank, id, cancellationToken).ConfigureAwait(false);

        MentalModel Change(MentalModel model)
        {
            var next = update.ApplyTo(model, time.GetUtcNow());
            Check(next);
            return next;
        }
    }

    /// <summary>Takes its text away; those before it stay in its history.</summary>
    /// <inheritdoc cref="UpdateAsync"/>
    public async Task<MentalModelView?> ClearAsync(BankId bank, string id, CancellationToken cancellationToken) =>
        await ChangeAsync(bank, id, model => model with { Text = null, UpdatedAt = time.GetUtcNow() }, null, cancellationToken).ConfigureAwait(false) is null
            ? null
            : await GetAsync(bank, id, cancellationToken).ConfigureAwait(false);

    /// <returns>False where there is none of that id.</returns>
    public async Task<bool> DeleteAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        MentalModel? tried = null;
        return (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false))?.Value is not null;

        async Task<Changed<MentalModel>?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await models.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false) is not { } present)
            {
                return new Changed<MentalModel>(tried); // where it was there before, the answer was lost
            }

            tried = present;
            var next = header with { MentalModels = header.MentalModels - 1, UpdatedAt = time.GetUtcNow() };
            return await models.TryDeleteAsync(bank, next, present, token).ConfigureAwait(false) ? new Changed<MentalModel>(present) : null;
        }
    }

    /// <summary>The model with one more refresh asked for; what was given up is tried again.</summary>
    internal static MentalModel Ask(MentalModel model, DateTimeOffset now) =>
        model with { Asked = model.Asked + 1, Failure = null, Trouble = null, Attempts = 0, DueAt = now + Grace, UpdatedAt = now };

    internal static Operation ToOperation(MentalModel model, string id, DateTimeOffset now) => new()
    {
        Id = id,
        Type = OperationTypes.RefreshMentalModel,
        ItemsCount = 1,
        Targets = [RefreshTarget.Of(model)],
        Payload = Digest.Of(OperationTypes.RefreshMentalModel, model.Id),
        CreatedAt = now,
    };

    internal static MentalModel New(string id, DateTimeOffset now) =>
        new() { Id = id, Name = "", SourceQuery = "", Life = Digest.Random(), CreatedAt = now, UpdatedAt = now };

    internal static void RequireRoom(int count)
    {
        if (count > MaxModels)
        {
            throw new ConflictException(string.Create(CultureInfo.InvariantCulture, $"a bank has at most {MaxModels} mental models"));
        }
    }

    internal static void CheckId(string id, string field = "id")
    {
        if (!IdForm().IsMatch(id))
        {
            throw new InvalidInputException(field, "must be 1 to 128 of a-z, 0-9 and -");
        }
    }

    internal static void Check(MentalModel model, string field = "")
    {
        CallerText.RequireId(model.Name, field + "name", MaxNameBytes);
        CallerText.RequireId(model.SourceQuery, field + "source_query", MaxNameBytes * 4);
        if (TokenEstimate.Of(model.SourceQuery) > RecallService.MaxQueryTokens)
        {
            throw new InvalidInputException(field + "source_query", $"must be at most {RecallService.MaxQueryTokens} tokens");
        }

        new TagFilter(model.Tags, TagsMatch.Any).Check(field + "tags");
        if (model.MaxTokens is < 1 or > MaxTokens)
        {
            throw new InvalidInputException(field + "max_tokens", string.Create(CultureInfo.InvariantCulture, $"must be an integer from 1 to {MaxTokens}"));
        }
    }

    private async Task<MentalModel?> ChangeAsync(BankId bank, string id, Func<MentalModel, MentalModel> change, string? operationId, CancellationToken cancellationToken)
    {
        return (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false))?.Value;

        async Task<Changed<MentalModel>?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await models.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false) is not { } present)
            {
                return new Changed<MentalModel>(null);
            }

            if (operationId is not null && await operations.ReadAsync(bank, header.Life, operationId, token).ConfigureAwait(false) is not null)
            {
                return new Changed<MentalModel>(present); // the answer was lost
            }

            var next = change(present);
            var operation = operationId is null ? null : ToOperation(next, operationId, next.UpdatedAt);
            return await models.TryWriteAsync(bank, header with { UpdatedAt = next.UpdatedAt }, next, operation, token).ConfigureAwait(false) ? new Changed<MentalModel>(next) : null;
        }
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,128}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdForm();
}
