using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Items;
using MemoryFunctions.Embedded.Cosmos.Partitions;
using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>One or more operations on one partition, all or nothing.</summary>
internal sealed class ItemWrite(Container container, PartitionKeyValue key, IReadOnlyList<ItemOperation> operations)
    : Command<IReadOnlyList<OperationResult>>
{
    private readonly List<ItemChange> changes = [];
    private readonly OperationResult[] results = new OperationResult[operations.Count];
    private readonly Partition partition = container.GetPartition(key);

    protected override IReadOnlyList<OperationResult> Result => results;

    public override void Stage(CommitGroup group)
    {
        if (container.IsDeleted)
        {
            throw CosmosProblemException.NotFound("The container was deleted.", 1003);
        }

        for (var i = 0; i < operations.Count; i++)
        {
            results[i] = Execute(operations[i], group);
            if (!results[i].IsSuccess)
            {
                var failure = results[i];
                Array.Fill(results, OperationResult.FailedDependency);
                results[i] = failure;
                changes.Clear();
                return;
            }
        }

        foreach (var change in changes)
        {
            Record(change, group);
        }
    }

    public override void Apply()
    {
        if (changes.Count > 0)
        {
            partition.Apply(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changes));
        }
    }

    private void Record(in ItemChange change, CommitGroup group)
    {
        GrownBytes += (change.Next?.Content.StoredBytes ?? 0) - (group.Find(partition, change.Id)?.Content.StoredBytes ?? 0);
        group.Stage(partition, change);
        if (change.Next is { } item)
        {
            group.Records.Put(container.Number, key, item);
        }
        else
        {
            group.Records.Delete(container.Number, key, change.Id, change.Sequence);
        }
    }

    private OperationResult Execute(ItemOperation operation, CommitGroup group)
    {
        var stored = Find(operation.Id, group);
        var current = stored?.IsExpired(container.Definition.DefaultTimeToLive, group.Now) == true ? null : stored;
        if (Precondition(operation, current) is { } refusal)
        {
            return refusal;
        }

        switch (operation.Verb)
        {
            case ItemVerb.Read:
                return new OperationResult(200, current);
            case ItemVerb.Create:
                return Put(operation, operation.Content!, current: null, 201, group);
            case ItemVerb.Upsert:
                return Put(operation, operation.Content!, current, current is null ? 201 : 200, group);
            case ItemVerb.Replace:
                return Put(operation, operation.Content!, current, 200, group);
            case ItemVerb.Patch:
                return Patch(operation, current!, group);
            case ItemVerb.Delete:
                changes.Add(new ItemChange(operation.Id, null, ++group.Catalog.Counters.Sequence));
                return new OperationResult(204);
            default:
                throw new InvalidOperationException($"Unknown operation {operation.Verb}.");
        }
    }

    private OperationResult Patch(ItemOperation operation, StoredItem current, CommitGroup group)
    {
        try
        {
            var patched = operation.Patch!.Apply(current, container);
            return patched is null
                ? new OperationResult(412, null, "The patch's condition is not met.")
                : Put(operation, patched, current, 200, group);
        }
        catch (CosmosProblemException problem)
        {
            return new OperationResult(problem.Status, null, problem.Message);
        }
    }

    private OperationResult Put(ItemOperation operation, ItemContent content, StoredItem? current, int status, CommitGroup group)
    {
        var counters = group.Catalog.Counters;
        var item = new StoredItem(content, current?.ResourceNumber ?? ++counters.ResourceNumber, ++counters.Sequence, group.Now);
        changes.Add(new ItemChange(operation.Id, item, item.Sequence));
        return new OperationResult(status, item);
    }

    private StoredItem? Find(string id, CommitGroup group)
    {
        for (var i = changes.Count - 1; i >= 0; i--)
        {
            if (string.Equals(changes[i].Id, id, StringComparison.Ordinal))
            {
                return changes[i].Next;
            }
        }

        return group.Find(partition, id);
    }

    private static OperationResult? Precondition(ItemOperation operation, StoredItem? current)
    {
        if (operation.Verb == ItemVerb.Create && current is not null)
        {
            return new OperationResult(409, null, "Entity with the specified id already exists in the system.");
        }

        if (current is null && operation.Verb is not (ItemVerb.Create or ItemVerb.Upsert))
        {
            return new OperationResult(404, null, "Entity with the specified id does not exist in the system.");
        }

        if (operation.IfMatch is { } etag && etag != "*" && etag != current?.ETag)
        {
            return new OperationResult(412, null, "One of the specified pre-condition is not met.");
        }

        return operation.Verb == ItemVerb.Read && operation.IfNoneMatch is { } known && known == current?.ETag
            ? new OperationResult(304, current)
            : null;
    }
}
