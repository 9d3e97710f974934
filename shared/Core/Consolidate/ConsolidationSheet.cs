using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// Facts to decide about under short names: <c>n1</c>, <c>n2</c> for the new ones, <c>k1</c>, <c>k2</c> for what is known. The
/// names hold for all calls of a batch, so that a later call may name what an earlier one decided about.
/// </summary>
internal sealed class ConsolidationSheet
{
    private const int MaxReason = 200;

    private readonly IReadOnlyList<NewFact> facts;
    private readonly IReadOnlyList<string> scopes;
    private readonly bool hasScopes;

    /// <summary>Neighbours by id, in the order of their names.</summary>
    private readonly OrderedDictionary<string, MemoryUnit> known = new(StringComparer.Ordinal);

    public ConsolidationSheet(IReadOnlyList<NewFact> facts)
    {
        this.facts = facts;
        var distinct = facts.Select(fact => Scope.Of(fact.Unit)).Distinct(StringComparer.Ordinal).ToList();
        scopes = [.. facts.Select(fact => Number("s", distinct.IndexOf(Scope.Of(fact.Unit))))];
        hasScopes = distinct.Count > 1;
        foreach (var unit in facts.SelectMany(fact => fact.Neighbours))
        {
            known.TryAdd(unit.Id, unit);
        }
    }

    /// <summary>The input of a call about some of the facts; what is known to several of them stands there once.</summary>
    /// <param name="from">The first of the facts.</param>
    /// <param name="count">How many.</param>
    /// <param name="isDropped">Whether a fact of an earlier call was dropped: there is nothing to compare with it.</param>
    public string Write(int from, int count, Func<string, bool> isDropped)
    {
        var lines = new FactLines();
        var asked = Enumerable.Range(from, count).ToList();
        foreach (var at in asked.SelectMany(at => facts[at].Neighbours).Select(unit => known.IndexOf(unit.Id)).Distinct().Order())
        {
            lines.Add("known", Number("k", at), known.GetAt(at).Value);
        }

        var inScope = asked.Select(at => scopes[at]).ToHashSet(StringComparer.Ordinal);
        foreach (var at in Enumerable.Range(0, from).Where(at => inScope.Contains(scopes[at]) && !isDropped(facts[at].Unit.Id)))
        {
            lines.Add("known", Number("n", at), facts[at].Unit, writer => WriteScope(writer, at));
        }

        foreach (var at in asked)
        {
            lines.Add("new", Number("n", at), facts[at].Unit, writer =>
            {
                FactLines.WriteTexts(writer, "near", [.. facts[at].Neighbours.Select(unit => Number("k", known.IndexOf(unit.Id)))]);
                WriteScope(writer, at);
            });
        }

        return lines.ToString();
    }

    /// <summary>The verdicts about the facts of a call, in their order.</summary>
    /// <exception cref="AnswerFaultException">The answer leaves a fact out, or names what it must not.</exception>
    public IReadOnlyList<Verdict> Read(JsonElement answer, int from, int count)
    {
        var verdicts = new Verdict?[count];
        var decisions = AnswerFields.Items(answer, "decisions", "");
        for (var i = 0; i < decisions.Count; i++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"decisions[{i}].");
            var name = AnswerFields.Text(decisions[i], "fact", place);
            var at = Enumerable.Range(from, count).Where(at => string.Equals(Number("n", at), name, StringComparison.Ordinal)).DefaultIfEmpty(-1).First();
            if (at < 0)
            {
                throw new AnswerFaultException($"{place}fact must be one of the new lines");
            }

            if (verdicts[at - from] is not null)
            {
                throw new AnswerFaultException($"{place}fact is decided about twice: {name}");
            }

            verdicts[at - from] = Read(decisions[i], at, place);
        }

        var missing = Array.IndexOf(verdicts, null);
        return missing < 0
            ? [.. verdicts.OfType<Verdict>()]
            : throw new AnswerFaultException($"decisions has none about {Number("n", from + missing)}");
    }

    private Verdict Read(JsonElement decision, int at, string place)
    {
        var action = AnswerFields.Text(decision, "action", place) switch
        {
            "add" => VerdictAction.Add,
            "merge" => VerdictAction.Merge,
            "supersede" => VerdictAction.Supersede,
            "drop" => VerdictAction.Drop,
            _ => throw new AnswerFaultException($"{place}action must be add, merge, supersede or drop"),
        };
        var targets = AnswerFields.Texts(decision, "targets", place).Distinct(StringComparer.Ordinal).Select(target => IdOf(target, at, place)).ToList();
        var isCounted = action switch
        {
            VerdictAction.Merge => targets.Count == 1,
            VerdictAction.Supersede => targets.Count > 0,
            _ => targets.Count == 0,
        };
        if (!isCounted)
        {
            throw new AnswerFaultException($"{place}targets must be one for merge, at least one for supersede, none for add and drop");
        }

        var reason = AnswerFields.Text(decision, "reason", place).Trim();
        if (reason.Length == 0 && action is not VerdictAction.Add)
        {
            throw new AnswerFaultException($"{place}reason must say why");
        }

        return new Verdict(action, targets, reason.Length == 0 ? null : Cut(reason));
    }

    private string IdOf(string name, int at, string place)
    {
        if (facts[at].Neighbours.FirstOrDefault(unit => string.Equals(Number("k", known.IndexOf(unit.Id)), name, StringComparison.Ordinal)) is { } neighbour)
        {
            return neighbour.Id;
        }

        var earlier = Enumerable.Range(0, at).Where(other => string.Equals(Number("n", other), name, StringComparison.Ordinal)).DefaultIfEmpty(-1).First();
        return earlier >= 0 && string.Equals(scopes[earlier], scopes[at], StringComparison.Ordinal)
            ? facts[earlier].Unit.Id
            : throw new AnswerFaultException($"{place}targets must be near {Number("n", at)} or new lines above it: {Cut(name)} is neither");
    }

    private void WriteScope(Utf8JsonWriter writer, int at)
    {
        if (hasScopes)
        {
            writer.WriteString("scope", scopes[at]);
        }
    }

    private static string Cut(string text) => text.Length <= MaxReason ? text : text[..(char.IsHighSurrogate(text[MaxReason - 1]) ? MaxReason - 1 : MaxReason)];

    private static string Number(string kind, int at) => string.Create(CultureInfo.InvariantCulture, $"{kind}{at + 1}");
}
