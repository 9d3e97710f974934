namespace MemoryFunctions.Azure.Cosmos.Items;

/// <summary>What a listing reads of a <see cref="DirectoryItem"/>.</summary>
internal sealed record EntryRow(string Bank, DateTimeOffset CreatedAt);
