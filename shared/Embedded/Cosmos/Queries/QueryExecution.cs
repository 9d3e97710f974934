using System.Buffers;
using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Sql;

namespace MemoryFunctions.Embedded.Cosmos.Queries;

/// <summary>A page of results.</summary>
/// <param name="Documents">The results, as a JSON array.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Continuation">Where the next page begins; null on the last.</param>
internal sealed record QueryPage(ReadOnlyMemory<byte> Documents, int Count, string? Continuation);

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
    private readonly AccessPlan access = new(query.Query.Where, scope.Container, query.Binder, scope.Stale);

    /// <summary>Items on which the filter was evaluated.</summary>
    public long RowsExamined { get; private set; }

    public QueryPage Run(CancellationToken cancellationToken)
    {
        if (query.IsCount)
        {
            return RunCount(cancellationToken);
        }

        var offset = after is null ? query.Offset : 0;
        var remaining = query.Take - (after?.Taken ?? 0);
        var needed = (int)Math.Min((long)offset + Math.Max(remaining, 0), int.MaxValue);
        var collector = new TopRows(order, needed);
        foreach (var partition in scope.Partitions(access.Keys))
        {
            Collect(partition, row => Rank(row, collector), cancellationToken);
        }

        return Project(collector.Finish().Skip(offset), remaining, cancellationToken);
    }

    private QueryPage RunCount(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var partition in scope.Partitions(access.Keys))
        {
            Collect(partition, _ => count++, cancellationToken);
        }

        var projection = Projection.Bind(query, count);
        var output = new ArrayBufferWriter<byte>();
        output.Write("["u8);
        projection.TryWrite(default, output);
        output.Write("]"u8);
        return new QueryPage(output.WrittenMemory, 1, null);
    }

    private void Collect(Partition partition, Action<Row> take, CancellationToken cancellationToken)
    {
        var ttl = scope.Container.Definition.DefaultTimeToLive;
        var view = partition.View(scope.Stale, access);
        var (rows, count, version) = view.Snapshot;
        var candidates = view.Candidates;
        var length = candidates?.Length ?? count;
        RowsExamined += length;
        for (var i = 0; i < length; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var slot = candidates is null ? i : candidates[i];
            var item = rows[slot];
            if (item.IsVisibleAt(version) && !item.IsExpired(ttl, scope.Now))
            {
                var row = new Row(item, scope.Container, view.Columns, slot);
                if (Passes(row, view.Covered))
                {
                    take(row);
                }
            }
        }
    }

    private bool Passes(in Row row, int covered)
    {
        for (var i = 0; i < access.Conditions.Count; i++)
        {
            if (i != covered && !access.KeyConditions[i] && !access.Conditions[i].Evaluate(row).IsTrue)
            {
                return false;
            }
        }

        return true;
    }

    private void Rank(in Row row, TopRows collector)
    {
        var item = row.Item;
        if (query.VectorOrder is { } vector)
        {
            // An item without an embedding is in no vector index.
            if (item.Content.Vector is { } embedding)
            {
                Add(new RankedRow(item, vector.Measure(embedding), null), collector);
            }

            return;
        }

        SqlValue[]? keys = null;
        if (query.Orders.Count > 0)
        {
            keys = new SqlValue[query.Orders.Count];
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = query.Orders[i].Expression.Evaluate(row);
            }
        }

        if (!query.SkipsUndefined || !keys![0].IsUndefined)
        {
            Add(new RankedRow(item, 0, keys), collector);
        }
    }

    private void Add(RankedRow row, TopRows collector)
    {
        if (after is null || IsAfter(row))
        {
            collector.Add(row);
        }
    }

    private bool IsAfter(RankedRow row)
    {
        var compared = query.VectorOrder is { } vector
            ? (vector.LargestFirst ? after!.Score.CompareTo(row.Score) : row.Score.CompareTo(after!.Score))
            : order.CompareKeys(row.Keys, after!.Keys);
        return compared > 0 || (compared == 0 && row.Item.ResourceNumber > after!.ResourceNumber);
    }

    private QueryPage Project(IEnumerable<RankedRow> rows, int remaining, CancellationToken cancellationToken)
    {
        var projection = Projection.Bind(query, count: null);
        var output = new ArrayBufferWriter<byte>(4096);
        var document = new ArrayBufferWriter<byte>(4096);
        output.Write("["u8);
        var (written, consumed) = (0, 0);
        RankedRow? last = null;
        foreach (var row in rows.Take(remaining))
        {
            cancellationToken.ThrowIfCancellationRequested();
            document.ResetWrittenCount();
            var hasValue = projection.TryWrite(new Row(row.Item, scope.Container), document);
            if (last is not null && (written == scope.MaxItems || output.WrittenCount + document.WrittenCount + 1 > MaxPageBytes))
            {
                return Finish(new Continuation((after?.Taken ?? 0) + consumed, last.Value.Item.ResourceNumber, last.Value.Score, last.Value.Keys ?? []));
            }

            if (hasValue)
            {
                if (written++ > 0)
                {
                    output.Write(","u8);
                }

                output.Write(document.WrittenSpan);
            }

            consumed++;
            last = row;
        }

        return Finish(null);

        QueryPage Finish(Continuation? continuation)
        {
            output.Write("]"u8);
            return new QueryPage(output.WrittenMemory, written, continuation?.Encode());
        }
    }
}
