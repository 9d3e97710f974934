namespace MemoryFunctions.Embedded.Cosmos.Containers;

/// <summary>Which paths a container indexes, so that a query that the service would refuse is refused here.</summary>
internal sealed class IndexingPolicy
{
    private readonly IReadOnlyList<PolicyPath> included;
    private readonly IReadOnlyList<PolicyPath> excluded;

    public IndexingPolicy(
        IReadOnlyList<string> included, IReadOnlyList<string> excluded, IReadOnlyList<IReadOnlyList<CompositePath>> composites)
    {
        this.included = [.. included.Select(PolicyPath.Parse)];
        this.excluded = [.. excluded.Select(PolicyPath.Parse)];
        Composites = composites;
    }

    public IReadOnlyList<IReadOnlyList<CompositePath>> Composites { get; }

    /// <summary>Whether a scalar at a path, for example <c>/kind/?</c>, is indexed.</summary>
    public bool IsIndexed(IReadOnlyList<string> path) => IsIndexed(path, array: false);

    /// <summary>Whether the elements of an array at a path, <c>/terms/[]/?</c>, are indexed.</summary>
    public bool IsArrayIndexed(IReadOnlyList<string> path) => IsIndexed(path, array: true);

    /// <summary>Whether the policy names this very path, so that an index of its own is worth its memory.</summary>
    public bool IsNamed(IReadOnlyList<string> path, bool array) => included.Any(p => p.IsExactly(path, array));

    public bool HasComposite(IReadOnlyList<CompositePath> order) =>
        Composites.Any(composite => composite.Count == order.Count
            && (composite.SequenceEqual(order) || composite.Select(c => c with { Descending = !c.Descending }).SequenceEqual(order)));

    private bool IsIndexed(IReadOnlyList<string> path, bool array)
    {
        // The service indexes these whatever the policy says.
        if (path is ["id"] or ["_ts"])
        {
            return true;
        }

        var inclusion = Longest(included, path, array);
        return inclusion >= 0 && inclusion >= Longest(excluded, path, array);
    }

    private static int Longest(IReadOnlyList<PolicyPath> paths, IReadOnlyList<string> path, bool array) =>
        paths.Where(p => p.Covers(path, array)).Select(p => p.Precision).DefaultIfEmpty(-1).Max();
}

/// <summary>One path of a composite index, and its direction.</summary>
internal sealed record CompositePath(string Path, bool Descending);
