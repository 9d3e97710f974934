using System.Globalization;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Local;

/// <summary>What a person wants to know who has just started it.</summary>
internal static class Banner
{
    public static void PrintWhenStarted(WebApplication app, LocalStore store) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var queue = LocalServiceCollectionExtensions.IsStorageQueue(app.Configuration)
            ? $"Azure Storage queue {app.Configuration[$"{StorageQueueOptions.Section}:{nameof(StorageQueueOptions.Name)}"] ?? new StorageQueueOptions().Name}"
            : "in this process (nothing is lost with it: work is found again in the store)";
        var embedder = app.Services.GetRequiredService<IEmbedder>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            MemoryFunctions is ready
              listening   {string.Join(", ", app.Urls)}
              store       {store.Description}
              queue       {queue}
              embedding   {embedder.Signature} (compares words, not meanings: an offline stand-in for an embedding model)
              extraction  none without a model: each turn is a memory
              API         {app.Urls.First()}/openapi.json
            """));
    });
}
