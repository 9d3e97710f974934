using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;

namespace MemoryFunctions.Core.Overview;

/// <summary>
/// The entities that memories name. Spellings with the same analysed words are one entity ("Müller" and "muller"), as they are
/// for a search.
/// </summary>
public sealed class EntityCensus
{
    public static readonly EntityCensus Empty = new([], new Dictionary<string, int>(StringComparer.Ordinal), []);

    private readonly IReadOnlyDictionary<string, int> places;
    private readonly IReadOnlyList<IReadOnlyList<int>> named;

    private EntityCensus(IReadOnlyList<KnownEntity> entities, IReadOnlyDictionary<string, int> places, IReadOnlyList<IReadOnlyList<int>> named) =>
        (Entities, this.places, this.named) = (entities, places, named);

    /// <summary>The most often named first.</summary>
    public IReadOnlyList<KnownEntity> Entities { get; }

    /// <param name="bank">The bank.</param>
    /// <param name="mentions">The newest first.</param>
    public static EntityCensus Of(BankId bank, IReadOnlyList<Mention> mentions)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var groups = new Dictionary<string, List<(string Name, Mention Mention)>>(StringComparer.Ordinal);
        foreach (var mention in mentions)
        {
            foreach (var name in mention.Names.Distinct(StringComparer.Ordinal))
            {
                if (!keys.TryGetValue(name, out var key))
                {
                    keys.Add(name, key = EntityKeys.Of(name) ?? name);
                }

                (groups.TryGetValue(key, out var group) ? group : groups[key] = []).Add((name, mention));
            }
        }

        var found = groups.Select(pair => (pair.Key, Entity: Describe(bank, pair.Value)))
            .OrderByDescending(pair => pair.Entity.Memories.Count).ThenBy(pair => pair.Entity.Name, StringComparer.Ordinal)
            .ToList();
        var placeOfKey = found.Select((pair, at) => (pair.Key, at)).ToDictionary(pair => pair.Key, pair => pair.at, StringComparer.Ordinal);
        return new EntityCensus(
            [.. found.Select(pair => pair.Entity)],
            keys.ToDictionary(pair => EntityId.Of(bank, pair.Key), pair => placeOfKey[pair.Value], StringComparer.Ordinal),
            [.. mentions.Select(mention => (IReadOnlyList<int>)[.. mention.Names.Select(name => placeOfKey[keys[name]]).Distinct().Order()])]);
    }

    /// <summary>The entity of which this is the id of any spelling; null where there is none.</summary>
    public KnownEntity? Find(string id) => places.TryGetValue(id, out var place) ? Entities[place] : null;

    /// <summary>Which entities are named together by at least so many memories, those that most often are first.</summary>
    public IReadOnlyList<EntityTie> Ties(int atLeast)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var together in named)
        {
            for (var one = 0; one < together.Count; one++)
            {
                for (var other = one + 1; other < together.Count; other++)
                {
                    var pair = (together[one], together[other]);
                    counts[pair] = counts.GetValueOrDefault(pair) + 1;
                }
            }
        }

        return
        [
            .. counts.Where(pair => pair.Value >= atLeast)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => new EntityTie(Entities[pair.Key.Item1], Entities[pair.Key.Item2], pair.Value)),
        ];
    }

    private static KnownEntity Describe(BankId bank, List<(string Name, Mention Mention)> group)
    {
        IReadOnlyList<string> spellings =
        [
            .. group.CountBy(pair => pair.Name, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key),
        ];
        return new KnownEntity
        {
            Id = EntityId.Of(bank, spellings[0]),
            Name = spellings[0],
            Spellings = spellings,
            Memories = [.. group.Select(pair => pair.Mention.MemoryId).Distinct(StringComparer.Ordinal)],
            FirstSeen = group.Min(pair => pair.Mention.At),
            LastSeen = group.Max(pair => pair.Mention.At),
        };
    }
}
