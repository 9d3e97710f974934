using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Azure.Rerank;
using MemoryFunctions.Azure.Webhooks;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Embedded.Queues;

namespace MemoryFunctions.Local;

/// <summary>Chooses the adapters: what stands in for Azure in one process, unless a setting names the real thing.</summary>
internal static class LocalServiceCollectionExtensions
{
    public static IServiceCollection AddLocalStore(this IServiceCollection services, IConfiguration configuration, LocalStore store)
    {
        if (store.Transport is { } transport)
        {
            services.AddSingleton(transport);
        }

        return services.AddCosmosStore(configuration);
    }

    public static IServiceCollection AddLocalQueue(this IServiceCollection services, IConfiguration configuration)
    {
        _ = IsStorageQueue(configuration) ? services.AddStorageQueue(configuration) : services.AddInProcessQueue();
        return services.AddQueueListener();
    }

    public static IServiceCollection AddLocalModels(this IServiceCollection services, IConfiguration configuration) =>
        services.AddOpenAIModels(configuration).AddReranker(configuration).AddWebhooks().AddOfflineModels(configuration[$"{OpenAIEmbeddingOptions.Section}:{nameof(OpenAIEmbeddingOptions.Model)}"]);

    public static bool IsStorageQueue(IConfiguration configuration)
    {
        var queue = configuration.GetSection(StorageQueueOptions.Section);
        return queue[nameof(StorageQueueOptions.ConnectionString)] is { Length: > 0 } || queue[nameof(StorageQueueOptions.ServiceUri)] is { Length: > 0 };
    }
}
