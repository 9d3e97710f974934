using Azure.Core;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Diagnostics;
using MemoryFunctions.Core.Directives;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Exports;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.MentalModels;
using MemoryFunctions.Core.Operations;
using MemoryFunctions.Core.Overview;
using MemoryFunctions.Core.Tenants;
using MemoryFunctions.Core.Webhooks;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>Registers the store. With a <see cref="CosmosTransport"/> registered too, the account is inside the process.</summary>
public static class CosmosServiceCollectionExtensions
{
    public static IServiceCollection AddCosmosStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CosmosOptions>().Bind(configuration.GetSection(CosmosOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CosmosOptions>, CosmosOptionsValidator>();
        services.AddSingleton<CosmosClient>(provider => CosmosClientFactory.Create(
            provider.GetRequiredService<IOptions<CosmosOptions>>().Value,
            provider.GetService<CosmosTransport>(),
            provider.GetService<TokenCredential>()));
        services.AddSingleton(provider => new CosmosContainers(
            provider.GetRequiredService<CosmosClient>(), provider.GetRequiredService<IOptions<CosmosOptions>>().Value));
        services.AddSingleton<IBankStore, CosmosBankStore>();
        services.AddSingleton<IBankDirectory, CosmosBankDirectory>();
        services.AddSingleton<ITenantStore, CosmosTenantStore>();
        services.AddSingleton<IWebhookStore, CosmosWebhookStore>();
        services.AddSingleton<IDeliveryStore, CosmosDeliveryStore>();
        services.AddSingleton<IDocumentStore, CosmosDocumentStore>();
        services.AddSingleton<IMemoryStore, CosmosMemoryStore>();
        services.AddSingleton<IOperationStore, CosmosOperationStore>();
        services.AddSingleton<IOverviewStore, CosmosOverviewStore>();
        services.AddSingleton<IDirectiveStore, CosmosDirectiveStore>();
        services.AddSingleton<IExportStore, CosmosExportStore>();
        services.AddSingleton<IMentalModelStore, CosmosMentalModelStore>();
        services.AddSingleton<IReadinessCheck, CosmosReadiness>();
        services.AddHostedService<CosmosStartup>();
        return services;
    }
}
