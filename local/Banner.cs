using System.Globalization;
using MemoryFunctions.Azure.OpenAI;
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
        var hasEmbedding = OpenAIEmbedderFactory.IsSet(app.Configuration, OpenAIEmbeddingOptions.Section);
        var concepts = app.Services.GetService<IConceptTable>() is null ? "" : "\n              + concept table (English, a ranking signal)";
        var chat = app.Services.GetService<IChatModel>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            MemoryFunctions is ready
              listening   {string.Join(", ", app.Urls)}
              store       {store.Description}
              queue       {queue}
              embedding   {embedder.Signature}{(hasEmbedding ? "" : " (compares words, not meanings: an offline stand-in; set Models:Embedding)")}{concepts}
              chat model  {chat?.Model ?? "none: each turn is a memory as it was said (set Models:Chat)"}
              reranker    {app.Services.GetService<IReranker>()?.Model ?? "none (set Models:Reranker)"}
              API         {app.Urls.First()}/openapi.json
            """));
    });
}
