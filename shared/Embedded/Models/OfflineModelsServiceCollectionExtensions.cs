using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models.Concepts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MemoryFunctions.Embedded.Models;

/// <summary>Registers the models that need no network.</summary>
public static class OfflineModelsServiceCollectionExtensions
{
    /// <summary>
    /// Adds an <see cref="IEmbedder"/> that compares words instead of meanings: deterministic, for any language, without a key; with
    /// it, and only with it, an <see cref="IConceptTable"/>; and an <see cref="IAnswerer"/> that quotes. Each only where there is
    /// none already.
    /// </summary>
    /// <param name="services">With the models that are set.</param>
    /// <param name="embedding">One of <see cref="OfflineEmbedders"/>; null, or anything else, is the newest.</param>
    public static IServiceCollection AddOfflineModels(this IServiceCollection services, string? embedding = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<IAnswerer, ExtractiveAnswerer>();
        if (!services.Any(service => service.ServiceType == typeof(IEmbedder)))
        {
            services.AddSingleton<IConceptTable, ConceptTable>();
            _ = embedding is OfflineEmbedders.WordsOnly ? services.AddSingleton<IEmbedder, LexicalEmbedder>() : services.AddSingleton<IEmbedder, ConceptEmbedder>();
        }

        return services;
    }
}
