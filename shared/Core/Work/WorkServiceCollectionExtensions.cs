using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Core.Work;

/// <summary>Registers what listens for bells.</summary>
public static class WorkServiceCollectionExtensions
{
    /// <summary>
    /// Listens on the registered <see cref="IWorkQueueReceiver"/> and hands bells to the registered <see cref="IBellHandler"/>
    /// (both singletons). For hosts without a queue trigger. Settings: section <see cref="QueueListenerOptions.Section"/>.
    /// </summary>
    public static IServiceCollection AddQueueListener(this IServiceCollection services)
    {
        services.AddOptions<QueueListenerOptions>().BindConfiguration(QueueListenerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<QueueListenerOptions>, QueueListenerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DeliveryProcessor>();
        services.AddHostedService(static provider => new QueueListener(
            provider.GetRequiredService<IWorkQueueReceiver>(),
            provider.GetRequiredService<DeliveryProcessor>(),
            provider.GetRequiredService<IOptions<QueueListenerOptions>>(),
            new RetryBackoff(Random.Shared.NextDouble),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QueueListener>>()));
        return services;
    }
}
