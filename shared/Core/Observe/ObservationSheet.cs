using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Observe;

/// <summary>
/// What one call is about under short names: <c>n1</c> for new facts, <c>k1</c> for those of before, <c>o1</c> for observations.
/// </summary>
internal sealed class ObservationSheet
{
    private const int MaxText = 1_000;

    private readonly string mission;
    private readonly IReadOnlyList<KnownObservation> observations;
    private readonly Dictionary<string, MemoryUnit> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public ObservationSheet(string mission, IReadOnlyList<MemoryUnit> newFacts, IReadOnlyList<MemoryUnit> others, IReadOnlyList<KnownObservation> observations)
    {
        (this.mission, this.observations) = (mission, observations);
        AddFacts("n", newFacts);
        AddFacts("k", others);
    }

    public string Write()
    {
        var lines = new FactLines();
        if (!string.IsNullOrWhiteSpace(mission))
        {
            lines.Add(writer => writer.WriteString("mission", mission));
        }

        WriteFacts(lines, "known", 'k');
        for (var at = 0; at < observations.Count; at++)
        {
            var (name, observation) = (Number("o", at), observations[at]);
            lines.Add(writer =>
            {
                writer.WriteString("observation", name);
                writer.WriteString("about", observation.Entity);
                writer.WriteString("text", observation.Text);
                FactLines.WriteTexts(writer, "sources", [.. observation.Sources.Select(source => names.GetValueOrDefault(source)).OfType<string>()]);
                writer.WriteNumber("proofs", observation.Sources.Count);
            });
        }

        WriteFacts(lines, "new", 'n');
        return lines.ToString();
    }

    /// <summary>The observations after an answer: those of before in their places, new ones behind them.</summary>
    /// <exception cref="AnswerFaultException">The answer names what is not there, or too little bears something out.</exception>
    public IReadOnlyList<KnownObservation> Read(JsonElement answer)
    {
        var after = observations.ToList();
        var rewritten = new HashSet<int>();
        var items = AnswerFields.Items(answer, "observations", "");
        for (var i = 0; i < items.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"observations[{i}].");
            var at = Replaced(items[i], place);
            if (at is { } twice && !rewritten.Add(twice))
            {
                throw new AnswerFaultException($"{place}replaces names an observation for the second time");
            }

            var stated = Read(items[i], at is { } former ? observations[former] : null, place);
            if (facts.Values.Any(fact => Says(fact.Text, stated.Text)))
            {
                // It says no more than one fact does: nobody needs it twice.
                continue;
            }

            if (at is { } index)
            {
                after[index] = IsSame(stated, observations[index]) ? observations[index] : stated;
            }
            else if (!after.Exists(other => Says(other.Text, stated.Text)))
            {
                after.Add(stated);
            }
        }

        return after;
    }

    private KnownObservation Read(JsonElement item, KnownObservation? former, string place)
    {
        var text = AnswerFields.Text(item, "text", place).Trim();
        if (text.Length is 0 or > MaxText)
        {
            throw new AnswerFaultException($"{place}text must be one or two sentences");
        }

        var entity = AnswerFields.Text(item, "entity", place).Trim();
        if (entity.Length is 0 or > MaxText)
        {
            throw new AnswerFaultException($"{place}entity must say whom or what it is about");
        }

        var withdrawn = Ids(item, "withdrawn", place);
        if (withdrawn.Except(former?.Sources ?? [], StringComparer.Ordinal).Any())
        {
            throw new AnswerFaultException($"{place}withdrawn must be among the sources of the observation that it replaces");
        }

        var named = Ids(item, "sources", place);
        if (named.Intersect(withdrawn, StringComparer.Ordinal).Any())
        {
            throw new AnswerFaultException($"{place}sources and withdrawn must not name the same fact");
        }

        IReadOnlyList<string> sources = [.. (former?.Sources ?? []).Except(withdrawn, StringComparer.Ordinal).Union(named, StringComparer.Ordinal)];
        return sources.Count >= 2
            ? new KnownObservation { Id = former?.Id, Entity = entity, Text = text, Sources = sources, IsChanged = true }
            : throw new AnswerFaultException($"{place}sources must be at least two facts; leave out what fewer bear out");
    }

    private int? Replaced(JsonElement item, string place)
    {
        if (AnswerFields.OptionalText(item, "replaces", place) is not { } name)
        {
            return null;
        }

        for (var at = 0; at < observations.Count; at++)
        {
            if (string.Equals(Number("o", at), name, StringComparison.Ordinal))
            {
                return at;
            }
        }

        throw new AnswerFaultException($"{place}replaces must be an observation line's o, or null");
    }

    private List<string> Ids(JsonElement item, string field, string place)
    {
        var ids = new List<string>();
        foreach (var name in AnswerFields.Texts(item, field, place).Distinct(StringComparer.Ordinal))
        {
            ids.Add(facts.TryGetValue(name, out var fact) ? fact.Id : throw new AnswerFaultException($"{place}{field} must be facts of the input, by their k or n"));
        }

        return ids;
    }

    private void AddFacts(string kind, IReadOnlyList<MemoryUnit> units)
    {
        foreach (var unit in units.Where(unit => !names.ContainsKey(unit.Id)))
        {
            var name = Number(kind, facts.Keys.Count(key => key.StartsWith(kind, StringComparison.Ordinal)));
            facts.Add(name, unit);
            names.Add(unit.Id, name);
        }
    }

    private void WriteFacts(FactLines lines, string kind, char letter)
    {
        foreach (var (name, unit) in facts.Where(fact => fact.Key[0] == letter))
        {
            lines.Add(kind, name, unit);
        }
    }

    private static bool IsSame(KnownObservation one, KnownObservation other) =>
        string.Equals(one.Text, other.Text, StringComparison.Ordinal)
        && string.Equals(one.Entity, other.Entity, StringComparison.Ordinal)
        && one.Sources.SequenceEqual(other.Sources, StringComparer.Ordinal);

    private static bool Says(string one, string other) => string.Equals(Wording.Exact(one), Wording.Exact(other), StringComparison.Ordinal);

    private static string Number(string kind, int at) => string.Create(CultureInfo.InvariantCulture, $"{kind}{at + 1}");
}
