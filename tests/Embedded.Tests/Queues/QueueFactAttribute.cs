namespace MemoryFunctions.Tests.Queues;

/// <summary>A conformance test of the in-process queue: needs nothing, always runs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueueFactAttribute : FactAttribute;
