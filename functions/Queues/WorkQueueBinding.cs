namespace MemoryFunctions.Functions.Queues;

/// <summary>Where the queue triggers listen: the settings that <c>StorageWorkQueue</c> sends by.</summary>
internal static class WorkQueueBinding
{
    /// <summary>
    /// The connection: the host reads <c>Queue:ConnectionString</c>, or <c>Queue:ServiceUri</c> with the app's identity, from
    /// this section. A flat name, because the scale controller does not follow one with a colon.
    /// </summary>
    public const string Connection = "Queue";

    /// <summary>The host has no default for a binding expression: the setting must be there.</summary>
    public const string Name = "%Queue:Name%";

    /// <summary>Where the host puts what failed too often; it makes up the name, no setting changes it.</summary>
    public const string Poison = Name + "-poison";
}
