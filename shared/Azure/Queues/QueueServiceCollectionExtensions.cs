using MemoryFunctions.Azure.Identity;
using MemoryFunctions.Core.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Queues;

/// <summary>Registers the queue on Azure Storage.</summary>
public static class QueueServiceCollectionExtensions
{
    /// <summary>
    /// Both sides of the work queue on Azure Storage, reached by <c>Queue:ConnectionString</c> or, with the app's identity,
    /// by <c>Queue:ServiceUri</c>. The queue is created at first use where it is missing.
    /// </summary>
    public static IServiceCollection AddStorageQueue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageQueueOptions>().Bind(configuration.GetSection(StorageQueueOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageQueueOptions>, StorageQueueOptionsValidator>();
        services.AddSingleton<IValidateOptions<StorageQueueOptions>, StorageQueueConnectionValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddAzureCredential();
        services.AddSingleton<StorageQueueConnection>();
        services.AddSingleton<StorageWorkQueue>();
        services.AddSingleton<IWorkQueue>(static provider => provider.GetRequiredService<StorageWorkQueue>());
        services.AddSingleton<IWorkQueueReceiver>(static provider => provider.GetRequiredService<StorageWorkQueue>());
        return services;
    }
}
