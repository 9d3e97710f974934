namespace MemoryFunctions.Core.Webhooks;

/// <summary>Reads events off the writings that commits brought and took away.</summary>
internal static class EventReader
{
    /// <param name="changes">The writings, each once.</param>
    /// <param name="after">The commit up to which all was told.</param>
    /// <param name="upTo">The commit to tell up to.</param>
    public static IReadOnlyList<MemoryEvent> Read(IEnumerable<ChangedMemory> changes, long after, long upTo)
    {
        var events = new List<MemoryEvent>();
        foreach (var memory in changes.GroupBy(change => change.MemoryId, StringComparer.Ordinal))
        {
            // As it was when all was told, and as it is now; what came and went between was never seen at either.
            var before = memory.Where(change => change.Since <= after && change.Until > after).MaxBy(change => change.Since);
            var now = memory.Where(change => change.Since <= upTo && change.Until > upTo).MaxBy(change => change.Since);
            if (now is null)
            {
                events.AddRange(before is null ? [] : [new MemoryEvent(EventTypes.Delete, before.MemoryId, before.Text, before.Category, before.Until) { Speaker = before.Speaker }]);
                continue;
            }

            if (before is null || !string.Equals(before.Text, now.Text, StringComparison.Ordinal))
            {
                events.Add(new MemoryEvent(before is null ? EventTypes.Add : EventTypes.Update, now.MemoryId, now.Text, now.Category, now.Since) { Speaker = now.Speaker });
            }

            if (now.Category is not null && !string.Equals(before?.Category, now.Category, StringComparison.Ordinal))
            {
                events.Add(new MemoryEvent(EventTypes.Categorize, now.MemoryId, now.Text, now.Category, now.Since) { Speaker = now.Speaker });
            }
        }

        return [.. events.OrderBy(one => one.Version).ThenBy(one => one.MemoryId, StringComparer.Ordinal).ThenBy(one => one.Type, StringComparer.Ordinal)];
    }
}
