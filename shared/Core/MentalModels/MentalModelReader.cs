using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.MentalModels;

/// <summary>
/// Reads mental models, and of their texts only those that rest on nothing that is gone: what was deleted is not to be read in
/// them from then on, however long the refresh takes.
/// </summary>
public sealed class MentalModelReader(IMentalModelStore models, IMemoryStore memories, TimeProvider time)
{
    private const int IdsPerQuery = 200;

    public async Task<MentalModelView?> ReadAsync(BankId bank, BankHeader header, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(header);
        return await models.ReadAsync(bank, header.Life, id, cancellationToken).ConfigureAwait(false) is { } model
            ? (await ShowAsync(bank, header, [model], cancellationToken).ConfigureAwait(false))[0]
            : null;
    }

    /// <summary>All of them, oldest first.</summary>
    public async Task<IReadOnlyList<MentalModelView>> ListAsync(BankId bank, BankHeader header, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header.MentalModels == 0)
        {
            return [];
        }

        var all = await models.ListAsync(bank, header.Life, cancellationToken).ConfigureAwait(false);
        return await ShowAsync(bank, header, [.. all.OrderBy(model => model.CreatedAt).ThenBy(model => model.Id, StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Those with a text that share a word with a question, the most words first.</summary>
    internal async Task<IReadOnlyList<MentalModelView>> ForAsync(
        BankId bank, BankHeader header, string question, TagFilter? tags, MemoryCondition? condition, IReadOnlyList<string> excluded, int most, CancellationToken cancellationToken)
    {
        var words = TextAnalyzer.AnalyzeQuery(question);
        return
        [
            .. (await ListAsync(bank, header, cancellationToken).ConfigureAwait(false))
                .Where(view => view.Model.Text is not null && !excluded.Contains(view.Model.Id, StringComparer.Ordinal)
                    && tags?.Holds(view.Model.Tags) != false && condition?.HoldsOfTags(view.Model.Tags) != false)
                .Select(view => (View: view, Shared: Shared(words, view.Model)))
                .Where(pair => pair.Shared > 0)
                .OrderByDescending(pair => pair.Shared)
                .Take(most)
                .Select(pair => pair.View),
        ];
    }

    /// <summary>What a model reads now of what a text was written of, by id.</summary>
    internal async Task<IReadOnlyDictionary<string, MemoryUnit>> LiveAsync(
        BankId bank, BankHeader header, IEnumerable<MentalSource> sources, CancellationToken cancellationToken)
    {
        var (now, live) = (time.GetUtcNow(), new Dictionary<string, MemoryUnit>(StringComparer.Ordinal));
        foreach (var some in sources.Select(source => source.Id).Distinct(StringComparer.Ordinal).Chunk(IdsPerQuery))
        {
            foreach (var unit in await memories.ReadAsync(bank, header.View, some, cancellationToken).ConfigureAwait(false))
            {
                if (!(unit.ExpiresAt <= now))
                {
                    live[unit.Id] = unit;
                }
            }
        }

        return live;
    }

    internal static MentalSource SourceOf(MemoryUnit memory, bool isCited) => new(memory.Id, DigestOf(memory), isCited);

    internal static bool Rests(MentalText text, IReadOnlyDictionary<string, MemoryUnit> live) => text.Sources.All(source =>
        live.TryGetValue(source.Id, out var unit) && (source.Digest is null || string.Equals(source.Digest, DigestOf(unit), StringComparison.Ordinal)));

    private static string? DigestOf(MemoryUnit memory) => Observation.IsOne(memory) ? null : Digest.Of(memory.Text, memory.Context ?? "");

    private static int Shared(IReadOnlyList<QueryTerm> words, MentalModel model)
    {
        var own = TextAnalyzer.Analyze($"{model.Name}\n{model.SourceQuery}\n{model.Text!.Content}").ToHashSet(StringComparer.Ordinal);
        return words.Count(word => word.Alternatives.Any(own.Contains));
    }

    private async Task<IReadOnlyList<MentalModelView>> ShowAsync(BankId bank, BankHeader header, IReadOnlyList<MentalModel> some, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(bank, header, some.SelectMany(Texts).SelectMany(text => text.Sources), cancellationToken).ConfigureAwait(false);
        return [.. some.Select(model => Show(header, model, live))];
    }

    private static IEnumerable<MentalText> Texts(MentalModel model) => model.Text is { } text ? [text, .. model.Earlier] : model.Earlier;

    private static MentalModelView Show(BankHeader header, MentalModel model, IReadOnlyDictionary<string, MemoryUnit> live)
    {
        var text = model.Text is { } written && Rests(written, live) ? written : null;
        var shown = model with { Text = text, Earlier = [.. model.Earlier.Where(earlier => Rests(earlier, live))] };
        return new MentalModelView(
            shown,
            text is null || text.Version != header.Version,
            text is null ? [] : [.. text.Sources.Where(source => source.IsCited).Select(source => live[source.Id])]);
    }
}
