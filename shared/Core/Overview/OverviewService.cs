using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Operations;

namespace MemoryFunctions.Core.Overview;

/// <summary>Numbers, tags and entities of a bank. A bank that is not there has none of them.</summary>
public sealed class OverviewService(IBankStore banks, IOverviewStore overview, IMemoryStore memories, OperationService operations, TimeProvider time)
{
    /// <summary>Tags and entities are told of so many of the newest memories that have any.</summary>
    public const int MostRead = 20_000;

    /// <summary>How many memories an entity is shown with.</summary>
    private const int MostSaid = 50;
    private const int MostSpellings = 50;

    private static readonly string[] Types = ["world", "experience", Observation.Type];

    public async Task<BankNumbers> CountAsync(BankId bank, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return BankNumbers.None;
        }

        var now = time.GetUtcNow();
        var counts = await Task.WhenAll(Types.Select(type => overview.CountMemoriesAsync(bank, header.View, type, now, cancellationToken))).ConfigureAwait(false);
        var found = Types.Zip(counts).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return new BankNumbers
        {
            Memories = found,
            Documents = await overview.CountDocumentsAsync(bank, header.Life, cancellationToken).ConfigureAwait(false),
            Operations = await operations.CountAsync(bank, cancellationToken).ConfigureAwait(false),

            // Where nobody is to look, none waits to be looked at.
            Unobserved = header.Observing.At is null
                ? 0
                : await overview.CountShownSinceAsync(bank, header.View, Math.Max(0, header.Observing.Version), now, cancellationToken).ConfigureAwait(false),
            ObservedAt = header.Observing.LookedAt,
            WrittenAt = found.Count == 0 ? null : header.UpdatedAt,
        };
    }

    /// <summary>The tags that fit the pattern, those of most memories first.</summary>
    public async Task<IReadOnlyList<TagCount>> ListTagsAsync(BankId bank, TagPattern pattern, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header)
        {
            return [];
        }

        var read = await overview.ReadTagsAsync(bank, header.View, time.GetUtcNow(), MostRead, cancellationToken).ConfigureAwait(false);
        return
        [
            .. read.SelectMany(tags => tags.Distinct(StringComparer.Ordinal)).CountBy(tag => tag, StringComparer.Ordinal)
                .Where(pair => pattern.Fits(pair.Key))
                .Select(pair => new TagCount(pair.Key, pair.Value))
                .OrderByDescending(tag => tag.Count).ThenBy(tag => tag.Tag, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who and what the memories name, the most often named first.</summary>
    public async Task<EntityCensus> ListEntitiesAsync(BankId bank, CancellationToken cancellationToken)
    {
        var header = await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false);
        return header is null ? EntityCensus.Empty : await TakeCensusAsync(bank, header.View, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How an entity is spelled in the bank's memories.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="idOrName">The id of any of its spellings, or a name, which is then the only one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> SpellingsAsync(BankId bank, string idOrName, CancellationToken cancellationToken) =>
        EntityId.IsOne(idOrName) && (await ListEntitiesAsync(bank, cancellationToken).ConfigureAwait(false)).Find(idOrName) is { } entity
            ? [.. entity.Spellings.Take(MostSpellings)]
            : [idOrName];

    /// <summary>An entity with what was said of it, observations first and then the newest; null where no memory names it.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="id">The id of any of its spellings.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(KnownEntity Entity, IReadOnlyList<MemoryUnit> Said)?> FindEntityAsync(BankId bank, string id, CancellationToken cancellationToken)
    {
        if (await banks.ReadHeaderAsync(bank, cancellationToken).ConfigureAwait(false) is not { } header
            || (await TakeCensusAsync(bank, header.View, cancellationToken).ConfigureAwait(false)).Find(id) is not { } entity)
        {
            return null;
        }

        IReadOnlyList<string> newest = [.. entity.Memories.Take(MostSaid)];
        var said = await memories.ReadAsync(bank, header.View, newest, cancellationToken).ConfigureAwait(false);
        return (entity, [.. said.OrderByDescending(Observation.IsOne).ThenByDescending(memory => memory.MentionedAt ?? memory.CreatedAt).ThenBy(memory => memory.Id, StringComparer.Ordinal)]);
    }

    private async Task<EntityCensus> TakeCensusAsync(BankId bank, BankView view, CancellationToken cancellationToken) =>
        EntityCensus.Of(bank, await overview.ReadMentionsAsync(bank, view, time.GetUtcNow(), MostRead, cancellationToken).ConfigureAwait(false));
}
