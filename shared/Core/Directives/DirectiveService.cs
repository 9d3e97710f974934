using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Directives;

/// <summary>Making, changing, listing and deleting a bank's directives.</summary>
public sealed class DirectiveService(BankService bankService, IBankStore banks, IDirectiveStore directives, TimeProvider time)
{
    /// <summary>The most that one bank may have: all that hold go into every question.</summary>
    public const int MaxDirectives = 50;

    private const int Tries = 8;
    private const int MaxNameBytes = 1_024;
    private const int MaxContentBytes = 4 * 1_024;

    /// <summary>Makes a directive; the bank is made where it is not there.</summary>
    /// <exception cref="InvalidInputException">A field is at fault.</exception>
    /// <exception cref="ConflictException">The bank has as many as it may have.</exception>
    public async Task<Directive> CreateAsync(BankId bank, DirectiveUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        var now = time.GetUtcNow();
        var made = update.ApplyTo(New(now), now);
        Check(made);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await bankService.EnsureAsync(bank, new BankProfileUpdate(), cancellationToken).ConfigureAwait(false);
            if (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false) is { } created)
            {
                return created;
            }
        }

        throw new StoreException("the bank is being made and deleted at the same time; try again", isTransient: true);

        async Task<Directive?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await directives.ReadAsync(bank, header.Life, made.Id, token).ConfigureAwait(false) is { } own)
            {
                return own; // the answer was lost
            }

            RequireRoom(header.Directives + 1);
            return await directives.TryWriteAsync(bank, header with { Directives = header.Directives + 1, UpdatedAt = now }, [made], token).ConfigureAwait(false) ? made : null;
        }
    }

    /// <summary>The directive; null where there is none of that id.</summary>
    public async Task<Directive?> GetAsync(BankId bank, string id, CancellationToken cancellationToken) =>
        await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is { } header
            ? await directives.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false)
            : null;

    /// <summary>A page; a bank that is not there has none. Those without tags hold for every question.</summary>
    public async Task<DirectivePage> ListAsync(BankId bank, DirectiveListQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        query.Tags?.Check("tags");
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { Directives: > 0 } header)
        {
            return new DirectivePage([], 0);
        }

        var all = (await directives.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false))
            .Where(directive => (directive.IsActive || !query.ActiveOnly) && (directive.Tags.Count == 0 || query.Tags?.Holds(directive.Tags) != false));
        var ordered = Ordered(all);
        return new DirectivePage([.. ordered.Skip(query.Offset).Take(query.Limit)], ordered.Count);
    }

    /// <returns>The directive as it is now; null where there is none of that id.</returns>
    /// <inheritdoc cref="CreateAsync"/>
    public async Task<Directive?> UpdateAsync(BankId bank, string id, DirectiveUpdate update, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(update);
        return (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false))?.Value;

        async Task<Changed<Directive>?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await directives.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false) is not { } present)
            {
                return new Changed<Directive>(null);
            }

            var now = time.GetUtcNow();
            var next = update.ApplyTo(present, now);
            Check(next);
            return await directives.TryWriteAsync(bank, header with { UpdatedAt = now }, [next], token).ConfigureAwait(false) ? new Changed<Directive>(next) : null;
        }
    }

    /// <returns>False where there is none of that id.</returns>
    public async Task<bool> DeleteAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        Directive? tried = null;
        return (await HeaderChange.RunAsync(banks, time, bank, TryAsync, cancellationToken).ConfigureAwait(false))?.Value is not null;

        async Task<Changed<Directive>?> TryAsync(BankHeader header, CancellationToken token)
        {
            if (await directives.ReadAsync(bank, header.Life, id, token).ConfigureAwait(false) is not { } present)
            {
                return new Changed<Directive>(tried); // where it was there before, the answer was lost
            }

            tried = present;
            var next = header with { Directives = header.Directives - 1, UpdatedAt = time.GetUtcNow() };
            return await directives.TryDeleteAsync(bank, next, id, token).ConfigureAwait(false) ? new Changed<Directive>(present) : null;
        }
    }

    /// <summary>Those that hold for a question, the most important first.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="header">Its header.</param>
    /// <param name="tags">The question's tags; null where it has none.</param>
    /// <param name="condition">Its compound filter; null where it has none.</param>
    /// <param name="all">Whether tags do not matter.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<IReadOnlyList<Directive>> ForAsync(
        BankId bank, BankHeader header, TagFilter? tags, MemoryCondition? condition, bool all, CancellationToken cancellationToken)
    {
        if (header.Directives == 0)
        {
            return [];
        }

        var isScoped = tags is { Tags.Count: > 0 } || condition is not null;
        return Ordered((await directives.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false)).Where(directive => directive.IsActive
            && (all || directive.Tags.Count == 0
                || (isScoped && tags?.Holds(directive.Tags) != false && condition?.HoldsOfTags(directive.Tags) != false))));
    }

    internal static Directive New(DateTimeOffset now) => new() { Id = Guid.NewGuid().ToString(), Name = "", Content = "", CreatedAt = now, UpdatedAt = now };

    internal static void Check(Directive directive, string field = "")
    {
        CallerText.RequireId(directive.Name, field + "name", MaxNameBytes);
        CallerText.RequireId(directive.Content, field + "content", MaxContentBytes);
        new TagFilter(directive.Tags, TagsMatch.Any).Check(field + "tags");
    }

    internal static void RequireRoom(int count)
    {
        if (count > MaxDirectives)
        {
            throw new ConflictException(string.Create(CultureInfo.InvariantCulture, $"a bank has at most {MaxDirectives} directives"));
        }
    }

    private static List<Directive> Ordered(IEnumerable<Directive> some) =>
        [.. some.OrderByDescending(directive => directive.Priority).ThenBy(directive => directive.CreatedAt).ThenBy(directive => directive.Id, StringComparer.Ordinal)];
}
