using MemoryFunctions.Core.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Embedded.Models;

/// <summary>Registers the models that need no network.</summary>
public static class OfflineModelsServiceCollectionExtensions
{
    /// <summary>
    /// Adds an <see cref="IEmbedder"/> that compares words instead of meanings: deterministic, for any language, without a key.
    /// </summary>
    public static IServiceCollection AddOfflineModels(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IEmbedder, LexicalEmbedder>();
    }
}
