using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Filters;
using MemoryFunctions.Core.Recall;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Conditions on memories as Cosmos SQL. The text depends on the conditions' shape only, names of metadata included; every value is a
/// parameter. In SQL a
/// comparison with what is not there is neither true nor false, and neither is its negation. A negation is therefore
/// carried down to the leaves, and a negated leaf also takes what lacks the property: then all that is not true lets nothing
/// through, whichever it is.
/// </summary>
internal sealed class ConditionSql
{
    private readonly StringBuilder text = new();
    private readonly List<object> values = [];

    /// <summary>What stands behind other conditions: begins with AND, or is empty where nothing is asked.</summary>
    public string Text => text.ToString();

    public static ConditionSql Of(IReadOnlyList<MemoryCondition> conditions)
    {
        var sql = new ConditionSql();
        foreach (var condition in conditions)
        {
            sql.text.Append(" AND ");
            sql.Append(condition, negated: false);
        }

        return sql;
    }

    public QueryDefinition AddTo(QueryDefinition query)
    {
        for (var at = 0; at < values.Count; at++)
        {
            query.WithParameter(Name(at), values[at]);
        }

        return query;
    }

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"@c{at}");

    private void Append(MemoryCondition condition, bool negated)
    {
        switch (condition)
        {
            case AllOf all:
                Join(all.Parts, byAnd: !negated, negated);
                break;
            case AnyOf any:
                Join(any.Parts, byAnd: negated, negated);
                break;
            case Not not:
                Append(not.Part, !negated);
                break;
            default:
                var leaf = Leaf(condition);
                text.Append(negated ? leaf.Negated : leaf.Holds);
                break;
        }
    }

    private void Join(IReadOnlyList<MemoryCondition> parts, bool byAnd, bool negated)
    {
        if (parts.Count == 0)
        {
            text.Append(byAnd ? "true" : "false");
            return;
        }

        text.Append('(');
        for (var at = 0; at < parts.Count; at++)
        {
            text.Append(at == 0 ? "" : byAnd ? " AND " : " OR ");
            Append(parts[at], negated);
        }

        text.Append(')');
    }

    /// <summary>One case for each leaf.</summary>
    private LeafSql Leaf(MemoryCondition leaf) => leaf switch
    {
        HasTags { Filter.IsOpen: true } => new LeafSql("true", "true"),
        HasTags has => new LeafSql(Tags(has.Filter), "IS_ARRAY(c.tags)"),
        IsInScope within => new LeafSql($"{Path(within.Field)} IN ({Parameters(within.Ids)})", $"IS_STRING({Path(within.Field)})"),
        HasScope has => new LeafSql($"IS_STRING({Path(has.Field)})", "true"),
        IsOfCategory of => new LeafSql($"c.category IN ({Parameters(of.Categories)})", "IS_STRING(c.category)"),
        HasCategory => new LeafSql("IS_STRING(c.category)", "true"),
        HasMetadata has => new LeafSql($"{Path(has.Key)} = {Parameter(has.Value)}", $"IS_STRING({Path(has.Key)})"),
        MetadataContains has => new LeafSql($"CONTAINS({Path(has.Key)}, {Parameter(has.Text)})", $"IS_STRING({Path(has.Key)})"),
        TextContains has => new LeafSql($"CONTAINS(c.text, {Parameter(has.Text)}, {(has.IgnoreCase ? "true" : "false")})", "true"),
        IsOneOf one => new LeafSql($"c.memoryId IN ({Parameters(one.Ids)})", "true"),
        IsWithin within => new LeafSql(Range(Path(within.Field), within.From, within.To), $"IS_STRING({Path(within.Field)})"),
        _ => throw new UnreachableException($"there is no SQL for {leaf.GetType().Name}"),
    };

    private string Tags(TagFilter filter)
    {
        IReadOnlyList<string> tags = [.. filter.Tags.Distinct(StringComparer.Ordinal)];
        var names = string.Join(", ", tags.Select(Parameter));
        return filter.Match switch
        {
            TagsMatch.Any => $"(ARRAY_LENGTH(c.tags) = 0 OR ARRAY_CONTAINS_ANY(c.tags, {names}))",
            TagsMatch.All => $"(ARRAY_LENGTH(c.tags) = 0 OR ARRAY_CONTAINS_ALL(c.tags, {names}))",
            TagsMatch.AnyStrict => $"ARRAY_CONTAINS_ANY(c.tags, {names})",
            TagsMatch.AllStrict => $"ARRAY_CONTAINS_ALL(c.tags, {names})",
            _ when tags.Count == 0 => "ARRAY_LENGTH(c.tags) = 0",
            _ => string.Create(CultureInfo.InvariantCulture, $"(ARRAY_LENGTH(c.tags) = {tags.Count} AND ARRAY_CONTAINS_ALL(c.tags, {names}))"),
        };
    }

    private string Range(string path, DateTimeOffset? from, DateTimeOffset? to)
    {
        IReadOnlyList<string> bounds =
        [
            .. from is { } start ? [$"{path} >= {Parameter(SortableTime.Write(start))}"] : Array.Empty<string>(),
            .. to is { } end ? [$"{path} < {Parameter(SortableTime.Write(end))}"] : Array.Empty<string>(),
        ];
        return bounds.Count == 0 ? $"IS_STRING({path})" : $"({string.Join(" AND ", bounds)})";
    }

    private static string Path(ScopeField field) => field switch
    {
        ScopeField.Agent => "c.about.scope.agentId",
        ScopeField.App => "c.about.scope.appId",
        _ => "c.about.scope.runId",
    };

    private static string Path(TimeField field) => field switch
    {
        TimeField.Created => "c.createdAt",
        TimeField.Updated => "c.updatedAt",
        TimeField.Mentioned => "c.about.mentionedAt",
        _ => "c.expiresAt",
    };

    /// <summary>
    /// A property of the metadata. Names cannot be parameters: this one value stands in the text, as a literal in which every character
    /// but letters, digits and the like is escaped.
    /// </summary>
    private static string Path(string key) => $"c.about.metadata[\"{JsonEncodedText.Encode(key)}\"]";

    private string Parameters(IReadOnlyList<string> some) => string.Join(", ", some.Distinct(StringComparer.Ordinal).Select(Parameter));

    /// <summary>The name of the parameter that carries a value.</summary>
    private string Parameter(object value)
    {
        values.Add(value);
        return Name(values.Count - 1);
    }

    /// <summary>A leaf.</summary>
    /// <param name="Holds">True where it holds; what is of no use where its property is not there may be undefined.</param>
    /// <param name="Known">Whether its property is there, and of the kind that makes <paramref name="Holds"/> true or false: never undefined.</param>
    private readonly record struct LeafSql(string Holds, string Known)
    {
        public string Negated => $"(NOT {Known} OR NOT {Holds})";
    }
}
