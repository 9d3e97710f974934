using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>Registers the move of a deployment to another embedding model, beside the store that is moved.</summary>
public static class ReembedServiceCollectionExtensions
{
    private const string Next = "next";

    /// <param name="services">Where the store is registered too.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="next">Makes the model of the new container; it is disposed of with the services.</param>
    public static IServiceCollection AddContainerMover(
        this IServiceCollection services, IConfiguration configuration, Func<IServiceProvider, IEmbedder> next)
    {
        services.AddOptions<ReembedOptions>().Bind(configuration.GetSection(ReembedOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReembedOptions>, ReembedOptionsValidator>();
        services.AddKeyedSingleton(Next, (provider, _) => next(provider));
        services.AddSingleton(provider => new ContainerMover(
            provider.GetRequiredService<CosmosContainers>(),
            provider.GetRequiredService<IOptions<CosmosOptions>>(),
            provider.GetRequiredService<IOptions<ReembedOptions>>(),
            provider.GetRequiredKeyedService<IEmbedder>(Next),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ContainerMover>>(),
            provider.GetService<CosmosTransport>()));
        return services;
    }
}
