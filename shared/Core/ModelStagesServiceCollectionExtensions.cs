using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Reflect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MemoryFunctions.Core;

/// <summary>Registers what a language model does for memories.</summary>
public static class ModelStagesServiceCollectionExtensions
{
    /// <summary>
    /// Facts stated from what is said, their consolidation, observations and answers, all by the one <see cref="IChatModel"/>. Whoever
    /// registers a model calls it; without, turns are memories as they were said.
    /// </summary>
    public static IServiceCollection AddModelStages(this IServiceCollection services)
    {
        services.TryAddSingleton<IFactExtractor, ModelFactExtractor>();
        services.TryAddSingleton<IObserver, ModelObserver>();
        services.Replace(ServiceDescriptor.Singleton<IConsolidator, ModelConsolidator>());
        services.Replace(ServiceDescriptor.Singleton<IAnswerer, ModelAnswerer>());
        return services;
    }
}
