using System.Collections.Concurrent;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>What a query's text says of one container, whatever its parameters: found out once and shared by all calls.</summary>
internal sealed class QueryShape
{
    private readonly Container container;
    private readonly ConcurrentDictionary<SqlPath, ResolvedPath> paths = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="Protocol.CosmosProblemException">400 for what the service refuses.</exception>
    public QueryShape(SqlQuery query, Container container)
    {
        this.container = container;
        Query = query;
        Definition = container.Definition;
        QueryRules.Check(query, Definition);
        Scans = QueryRules.Scans(query, Definition);
        Conjuncts = [.. SqlWalk.Conjuncts(query.Where)];
        IsCount = query.Selection is SqlSelectValue value && SqlWalk.Contains(value.Value, e => e is SqlCall { Function: SqlFunction.Count });
    }

    public SqlQuery Query { get; }

    /// <summary>The definition that this holds for; a container's may be replaced.</summary>
    public ContainerDefinition Definition { get; }

    /// <summary>Whether the service would have to look at every item for some part of the filter.</summary>
    public bool Scans { get; }

    public bool IsCount { get; }

    /// <summary>The conditions that the filter joins by AND.</summary>
    public IReadOnlyList<SqlExpression> Conjuncts { get; }

    /// <summary>Bytes of the last page: the next will be about as long.</summary>
    public int PageBytes { get; set; }

    public bool IsOf(Container asked) => ReferenceEquals(container, asked) && ReferenceEquals(Definition, asked.Definition);

    public ResolvedPath Resolve(SqlPath path) => paths.GetOrAdd(path, static (path, shape) => shape.Read(path), this);

    private ResolvedPath Read(SqlPath path)
    {
        var steps = path.Steps.Items;
        var isStored = steps is [{ Name: { } first }, ..]
            && !(steps.Count == 1 && BoundSystemProperty.IsSystem(first))
            && first is not ("_self" or "_attachments") && first != Definition.Vector?.Property;
        var names = path.Names is { Count: > 0 } all ? all : null;
        return new ResolvedPath(
            names,
            isStored ? ItemPath.Intern(steps, container.Schema.Names) : null,
            names is not null && Definition.Indexing.IsNamed(names, array: false) ? IndexedPath.Create(names, array: false, container.Schema.Names) : null,
            names is not null && Definition.Indexing.IsNamed(names, array: true) ? IndexedPath.Create(names, array: true, container.Schema.Names) : null,
            names is not null && names.SequenceEqual(Definition.PartitionKeyPath, StringComparer.Ordinal));
    }
}

/// <summary>What a path leads to.</summary>
/// <param name="Names">Its property names; null where it has an index of an array in it, or no step.</param>
/// <param name="Stored">How to read it; null where it does not lead into the item's stored JSON.</param>
/// <param name="Value">The index of the values there, if the policy names it.</param>
/// <param name="Elements">The index of the elements of the arrays there, if the policy names it.</param>
/// <param name="IsKey">Whether it is the partition key's path.</param>
internal sealed record ResolvedPath(IReadOnlyList<string>? Names, ItemPath? Stored, IndexedPath? Value, IndexedPath? Elements, bool IsKey);
