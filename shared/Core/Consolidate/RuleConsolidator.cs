using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Consolidate;

/// <summary>
/// Decides without a model: what says the same in nearly the same words is one more source of what is there, another value of an
/// attribute that has only one outdates the older, everything else stands for itself.
/// </summary>
internal sealed class RuleConsolidator : IConsolidator
{
    public Task<ConsolidationAnswer> ConsolidateAsync(IReadOnlyList<NewFact> facts, CancellationToken cancellationToken)
    {
        var (ledger, known) = (new BatchLedger(), new Dictionary<string, Statement>(StringComparer.Ordinal));
        var (earlier, decisions) = (new List<Statement>(facts.Count), new List<ConsolidationDecision>(facts.Count));
        foreach (var fact in facts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var statement = Statement.Of(fact.Unit);
            var others = fact.Neighbours.Select(Known).Concat(earlier).Where(statement.HasScopeOf).ToList();
            decisions.Add(ledger.Settle(fact, Decide(statement, others, ledger)));
            earlier.Add(statement);
        }

        return Task.FromResult(new ConsolidationAnswer(decisions, default));

        Statement Known(MemoryUnit unit)
        {
            if (!known.TryGetValue(unit.Id, out var statement))
            {
                known.Add(unit.Id, statement = Statement.Of(unit));
            }

            return statement;
        }
    }

    private static Verdict Decide(Statement statement, IReadOnlyList<Statement> others, BatchLedger ledger)
    {
        var same = others.Where(statement.SaysSame).OrderBy(other => ledger.IsOutdated(other.Unit.Id)).FirstOrDefault();
        if (same is not null)
        {
            return new Verdict(VerdictAction.Merge, [same.Unit.Id], "the same words");
        }

        var older = others.Where(other => statement.Outdates(other) && !ledger.IsOutdated(other.Unit.Id)).ToList();
        if (older.Count == 0)
        {
            return Verdict.Add;
        }

        var changed = statement.Slots.First(slot => older.Exists(other => other.Slots.Any(slot.Excludes)));
        return new Verdict(VerdictAction.Supersede, [.. older.Select(other => other.Unit.Id)], $"{changed.Attribute} has another value now");
    }

    /// <summary>A fact as it is compared.</summary>
    private sealed record Statement(MemoryUnit Unit, string Scope, string Exact, string Near, IReadOnlyList<Slot> Slots, bool IsAll)
    {
        public static Statement Of(MemoryUnit unit)
        {
            var slots = SlotReader.Read(unit, out var isAll);
            return new Statement(unit, Consolidate.Scope.Of(unit), Wording.Exact(unit.Text), Wording.Near(unit), slots, isAll);
        }

        public bool HasScopeOf(Statement other) => string.Equals(Scope, other.Scope, StringComparison.Ordinal);

        public bool SaysSame(Statement other) =>
            Unit.OccurredStart == other.Unit.OccurredStart
            && Unit.OccurredEnd == other.Unit.OccurredEnd
            && (string.Equals(Exact, other.Exact, StringComparison.Ordinal) || string.Equals(Near, other.Near, StringComparison.Ordinal));

        /// <summary>Whether nothing of the other stays true: it states attributes only, and this one has a value for each.</summary>
        public bool Outdates(Statement other) =>
            other.IsAll
            && other.Slots.Count > 0
            && other.Slots.All(slot => Slots.Any(own => own.IsSame(slot) && (own.Excludes(slot) || string.Equals(own.Value, slot.Value, StringComparison.Ordinal))))
            && other.Slots.Any(slot => Slots.Any(slot.Excludes));
    }
}
