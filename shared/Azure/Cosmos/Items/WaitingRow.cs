namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>A document that waits for a stage.</summary>
internal sealed record WaitingRow(string DocumentId, string DocumentLife, long Version);
