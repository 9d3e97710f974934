using MemoryFunctions.Core.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Embedded.Queues;

/// <summary>Registers the queue that needs no Azure.</summary>
public static class QueueServiceCollectionExtensions
{
    /// <summary>
    /// Both sides of the work queue inside this process. Bells do not survive it: the store knows what is left to do and the
    /// sweep rings again. Settings: section <see cref="InProcessQueueOptions.Section"/>.
    /// </summary>
    public static IServiceCollection AddInProcessQueue(this IServiceCollection services)
    {
        services.AddOptions<InProcessQueueOptions>().BindConfiguration(InProcessQueueOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InProcessQueueOptions>, InProcessQueueOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<InProcessWorkQueue>();
        services.AddSingleton<IWorkQueue>(static provider => provider.GetRequiredService<InProcessWorkQueue>());
        services.AddSingleton<IWorkQueueReceiver>(static provider => provider.GetRequiredService<InProcessWorkQueue>());
        return services;
    }
}
