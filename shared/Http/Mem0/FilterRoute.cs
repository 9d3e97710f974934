using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Http.Problems;
using Microsoft.AspNetCore.Http;

namespace MemoryFunctions.Http.Mem0;

/// <summary>
/// Finds the few banks outside of which a filter holds of nothing, and what it means in each. A filter that leaves open whose memories are
/// meant is refused: nothing looks through everybody's.
/// </summary>
internal static class FilterRoute
{
    /// <summary>How many banks one call may ask.</summary>
    public const int MaxBanks = 10;

    private const string Field = "filters";
    private const string Open = "filters: must name at least one user_id, agent_id, app_id or run_id.";

    /// <exception cref="ProblemException">It names no entity that all of it is about.</exception>
    /// <exception cref="InvalidInputException">It names too many, or too much is asked.</exception>
    public static IReadOnlyList<BankCondition> Of(FilterNode filter, string tenant)
    {
        var entities = Entities(filter) ?? throw new ProblemException(StatusCodes.Status400BadRequest, Open);
        if (entities.Count > MaxBanks)
        {
            throw new InvalidInputException(Field, string.Create(CultureInfo.InvariantCulture, $"must name at most {MaxBanks} entities"));
        }

        var banks = new List<BankCondition>(entities.Count);
        foreach (var (kind, id) in entities)
        {
            var condition = Meaning(filter, kind, id);
            if (condition is not AnyOf { Parts.Count: 0 })
            {
                var asked = condition is AllOf { Parts.Count: 0 } ? null : condition;
                ConditionBounds.Check(asked, Field);
                banks.Add(new BankCondition(BankId.Create(tenant, BankOf(kind), id, Name(kind)), asked));
            }
        }

        return banks;
    }

    public static string Name(EntityKind kind) => kind switch
    {
        EntityKind.User => "user_id",
        EntityKind.Agent => "agent_id",
        EntityKind.App => "app_id",
        _ => "run_id",
    };

    /// <summary>The owners one of which a memory must have for the filter to hold of it; null where it may have any.</summary>
    private static HashSet<(EntityKind Kind, string Id)>? Entities(FilterNode filter)
    {
        switch (filter)
        {
            case FilterEntity { Ids: { } ids } entity:
                return [.. ids.Select(id => (entity.Kind, id))];
            case FilterAny any:
                var all = new HashSet<(EntityKind Kind, string Id)>();
                foreach (var part in any.Parts)
                {
                    if (Entities(part) is not { } some)
                    {
                        return null;
                    }

                    all.UnionWith(some);
                }

                return all;
            case FilterAll every:
                return every.Parts.Select(Entities).OfType<HashSet<(EntityKind Kind, string Id)>>().Aggregate(default(HashSet<(EntityKind Kind, string Id)>), Both);
            default:
                return null;
        }
    }

    /// <summary>
    /// The owners where both hold. Of a memory that has ids of two kinds the lesser one owns it: what asks for a user and an agent is asked
    /// of the user.
    /// </summary>
    private static HashSet<(EntityKind Kind, string Id)> Both(HashSet<(EntityKind Kind, string Id)>? one, HashSet<(EntityKind Kind, string Id)> other)
    {
        if (one is null || one.Count == 0 || other.Count == 0)
        {
            return one is null ? other : [];
        }

        if (one.Max(owner => owner.Kind) < other.Min(owner => owner.Kind))
        {
            return one;
        }

        if (other.Max(owner => owner.Kind) < one.Min(owner => owner.Kind))
        {
            return other;
        }

        var kinds = one.Concat(other).Select(owner => owner.Kind).Distinct().Count();
        return kinds == 1 ? [.. one.Intersect(other)] : [.. one.Union(other)];
    }

    /// <summary>The filter in the bank of an owner: what it says of ids that the bank itself decides is decided here.</summary>
    private static MemoryCondition Meaning(FilterNode filter, EntityKind kind, string id) => filter switch
    {
        FilterAll all => All([.. all.Parts.Select(part => Meaning(part, kind, id))]),
        FilterAny any => Any([.. any.Parts.Select(part => Meaning(part, kind, id))]),
        FilterNot not => Negate(Meaning(not.Part, kind, id)),
        FilterLeaf leaf => leaf.Condition,
        FilterEntity entity when entity.Kind == kind => Constant(entity.Ids is null || entity.Ids.Contains(id, StringComparer.Ordinal)),

        // The owner is the first of a memory's ids: it has none that come before.
        FilterEntity entity when entity.Kind < kind => Constant(value: false),
        FilterEntity entity => entity.Ids is null ? new HasScope(ScopeOf(entity.Kind)) : new IsInScope(ScopeOf(entity.Kind), entity.Ids),
        _ => Constant(value: true),
    };

    private static MemoryCondition All(List<MemoryCondition> parts)
    {
        parts.RemoveAll(part => part is AllOf { Parts.Count: 0 });
        return parts.Exists(part => part is AnyOf { Parts.Count: 0 }) ? Constant(value: false) : parts is [var only] ? only : new AllOf(parts);
    }

    private static MemoryCondition Any(List<MemoryCondition> parts)
    {
        parts.RemoveAll(part => part is AnyOf { Parts.Count: 0 });
        return parts.Exists(part => part is AllOf { Parts.Count: 0 }) ? Constant(value: true) : parts is [var only] ? only : new AnyOf(parts);
    }

    private static MemoryCondition Negate(MemoryCondition part) => part switch
    {
        AllOf { Parts.Count: 0 } => Constant(value: false),
        AnyOf { Parts.Count: 0 } => Constant(value: true),
        Not not => not.Part,
        _ => new Not(part),
    };

    private static MemoryCondition Constant(bool value) => value ? new AllOf([]) : new AnyOf([]);

    private static ScopeField ScopeOf(EntityKind kind) => kind switch
    {
        EntityKind.Agent => ScopeField.Agent,
        EntityKind.App => ScopeField.App,
        _ => ScopeField.Run,
    };

    private static BankKind BankOf(EntityKind kind) => kind switch
    {
        EntityKind.User => BankKind.User,
        EntityKind.Agent => BankKind.Agent,
        EntityKind.App => BankKind.App,
        _ => BankKind.Run,
    };
}
