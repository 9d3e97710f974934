using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A page of results.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Continuation">Where the next page begins; null on the last.</param>
internal sealed record QueryPage(int Count, string? Continuation);

/// <summary>What a query is run on.</summary>
internal sealed record QueryScope
{
    public required Container Container { get; init; }

    /// <summary>Null for all partitions.</summary>
    public PartitionKeyValue? Key { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public required long Now { get; init; }

    /// <summary>Whether to see the partitions as they were some writes ago.</summary>
    public bool Stale { get; init; }

    public int MaxItems { get; init; }

    public string? Continuation { get; init; }

    /// <summary>The partitions to look into.</summary>
    /// <param name="keys">The only keys with which the filter can hold; null for all.</param>
    public IEnumerable<Partition> Partitions(IReadOnlySet<PartitionKeyValue>? keys) => (Key, keys) switch
    {
        ({ } key, null) => Find([key]),
        ({ } key, _) => keys.Contains(key) ? Find([key]) : [],
        (null, { }) => Find(keys),
        _ => Container.Partitions,
    };

    private IEnumerable<Partition> Find(IEnumerable<PartitionKeyValue> keys) => keys.Select(Container.FindPartition).OfType<Partition>();
}

/// <summary>Runs a bound query: filter, sort, cut, project.</summary>
internal sealed class QueryExecution(BoundQuery query, QueryScope scope)
{
    /// <summary>The service's limit on a page, less what stands around the results.</summary>
    public const int MaxPageBytes = (4 * 1024 * 1024) - 1024;

    private readonly Continuation? after = Continuation.Decode(scope.Continuation);
    private readonly RowOrder order = new(query);
    private readonly AccessPlan access = new(query, scope.Stale);

    /// <summary>Items on which the filter was evaluated.</summary>
    public long RowsExamined { get; private set; }

    /// <summary>Writes the results as a JSON array.</summary>
    public QueryPage Run(JsonBuffer output, CancellationToken cancellationToken)
    {
        if (query.IsCount)
        {
            return RunCount(output, cancellationToken);
        }

        var offset = after is null ? query.Offset : 0;
        var remaining = query.Take - (after?.Taken ?? 0);
        var needed = (int)Math.Min((long)offset + Math.Max(remaining, 0), int.MaxValue);
        var collector = new TopRows(order, needed);
        foreach (var partition in scope.Partitions(access.Keys))
        {
            Collect(partition, collector, cancellationToken);
        }

        return Project(collector.Finish(), offset, remaining, output, cancellationToken);
    }

    private QueryPage RunCount(JsonBuffer output, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var partition in scope.Partitions(access.Keys))
        {
            count += Collect(partition, null, cancellationToken);
        }

        var projection = Projection.Bind(query, count);
        output.Write("["u8);
        projection.TryWrite(default, output);
        output.Write("]"u8);
        return new QueryPage(1, null);
    }

    /// <returns>How many rows pass the filter; where they are sorted by distance, those too far away are not counted.</returns>
    private int Collect(Partition partition, TopRows? collector, CancellationToken cancellationToken)
    {
        var ttl = scope.Container.Definition.DefaultTimeToLive;
        var view = partition.View(scope.Stale, access);
        var (rows, count, version) = view.Snapshot;
        var (byColumn, byItem) = (access.Rest(view.Covered, readsItem: false), access.Rest(view.Covered, readsItem: true));
        var candidates = view.Candidates;
        var length = candidates?.Length ?? count;
        var passed = 0;
        RowsExamined += length;
        for (var i = 0; i < length; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            // What the columns tell comes first, and then the distance: most rows are done with before their items are touched.
            var slot = candidates is null ? i : candidates[i];
            var row = new Row(rows[slot], scope.Container, view.Columns, slot);
            var distance = 0.0;
            if (!Holds(byColumn, row) || (collector is not null && view.Vectors is { } vectors && !IsNear(vectors, slot, collector, out distance)))
            {
                continue;
            }

            if (row.Item.IsVisibleAt(version) && !row.Item.IsExpired(ttl, scope.Now) && Holds(byItem, row))
            {
                passed++;
                if (collector is not null)
                {
                    Rank(row, distance, collector);
                }
            }
        }

        return passed;
    }

    private static bool Holds(BoundExpression[] conditions, in Row row)
    {
        foreach (var condition in conditions)
        {
            if (!condition.Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a row may be among the nearest. An item without an embedding is in no vector index.</summary>
    private bool IsNear(in VectorView vectors, int slot, TopRows collector, out double distance)
    {
        if (vectors.Values[slot] is not { } values)
        {
            distance = 0;
            return false;
        }

        var (order, norm) = (query.VectorOrder!, vectors.Norms[slot]);
        if (vectors.Codes is { } codes && collector.IsChoosing && order.HasBound && !collector.Admits(order.AtMost(codes, slot, norm)))
        {
            distance = 0;
            return false;
        }

        distance = order.Measure(values, norm);
        return collector.Admits(distance);
    }

    private void Rank(in Row row, double distance, TopRows collector)
    {
        SqlValue[]? keys = null;
        if (query.VectorOrder is null && query.Orders.Count > 0)
        {
            keys = new SqlValue[query.Orders.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = query.Orders[i].Expression.Evaluate(row);
            }
        }

        var ranked = new RankedRow(row.Item, distance, keys);
        if ((!query.SkipsUndefined || keys is null || !keys[0].IsUndefined) && (after is null || IsAfter(ranked)))
        {
            collector.Add(ranked);
        }
    }

    private bool IsAfter(in RankedRow row)
    {
        var compared = query.VectorOrder is not null ? order.CompareScores(row.Score, after!.Score) : order.CompareKeys(row.Keys, after!.Keys);
        return compared > 0 || (compared == 0 && row.Item.ResourceNumber > after!.ResourceNumber);
    }

    private QueryPage Project(IReadOnlyList<RankedRow> rows, int offset, int remaining, JsonBuffer output, CancellationToken cancellationToken)
    {
        var projection = Projection.Bind(query, count: null);
        var start = output.WrittenCount;
        output.Write("["u8);
        var (written, consumed) = (0, 0);
        RankedRow? last = null;
        for (var i = offset; i < rows.Count && consumed < remaining; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = rows[i];
            var before = output.WrittenCount;
            if (written > 0)
            {
                output.Write(","u8);
            }

            var hasValue = projection.TryWrite(new Row(row.Item, scope.Container) { Measured = query.VectorOrder, Distance = row.Score }, output);
            if (last is not null && (written == scope.MaxItems || output.WrittenCount - start > MaxPageBytes))
            {
                output.Truncate(before);
                return Finish(new Continuation((after?.Taken ?? 0) + consumed, last.Value.Item.ResourceNumber, last.Value.Score, last.Value.Keys ?? []));
            }

            if (hasValue)
            {
                written++;
            }
            else
            {
                output.Truncate(before);
            }

            consumed++;
            last = row;
        }

        return Finish(null);

        QueryPage Finish(Continuation? continuation)
        {
            output.Write("]"u8);
            return new QueryPage(written, continuation?.Encode());
        }
    }
}
