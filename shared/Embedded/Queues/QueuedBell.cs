namespace MemoryFunctions.Embedded.Queues;

/// <summary>One message of the in-process queue; guarded by the queue's lock.</summary>
internal sealed class QueuedBell(long id, string bank, string body)
{
    public long Id { get; } = id;

    public string Bank { get; } = bank;

    public string Body { get; } = body;

    /// <summary>When it is visible next. Changes only while it is off the timeline.</summary>
    public DateTimeOffset VisibleAt { get; set; }

    public long DequeueCount { get; set; }

    /// <summary>Names the latest delivery; 0 while it waits.</summary>
    public long Receipt { get; set; }
}
