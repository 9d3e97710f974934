using MemoryFunctions.Embedded.Cosmos.Items;

namespace MemoryFunctions.Embedded.Cosmos.Partitions;

/// <summary>A change to a partition.</summary>
/// <param name="Id">The item.</param>
/// <param name="Next">Its new version, or null when it is deleted.</param>
/// <param name="Sequence">The write, counted over the whole account.</param>
internal readonly record struct ItemChange(string Id, StoredItem? Next, long Sequence);
