using System.Diagnostics;

namespace MemoryFunctions.Core.Diagnostics;

/// <summary>Where the product's own activities come from; a worker's continues the one of the request that rang.</summary>
public static class MemoryActivities
{
    public static readonly ActivitySource Source = new("MemoryFunctions");
}
