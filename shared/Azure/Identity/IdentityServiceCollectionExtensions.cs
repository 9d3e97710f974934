using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MemoryFunctions.Azure.Identity;

/// <summary>Registers how this app identifies itself to Azure where no key is configured.</summary>
internal static class IdentityServiceCollectionExtensions
{
    /// <summary>One credential for all adapters, so that they share its token cache; created when first needed.</summary>
    public static IServiceCollection AddAzureCredential(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(static _ => new DefaultAzureCredential());
        return services;
    }
}
