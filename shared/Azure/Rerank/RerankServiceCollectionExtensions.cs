using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Rerank;

/// <summary>Registers the reranker.</summary>
public static class RerankServiceCollectionExtensions
{
    /// <summary>An <see cref="IReranker"/> where <c>Models:Reranker</c> says anything about one; what is said must be enough.</summary>
    public static IServiceCollection AddReranker(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection(RerankerOptions.Section);
        if (!new[] { nameof(RerankerOptions.Model), nameof(RerankerOptions.Endpoint), nameof(RerankerOptions.ApiKey) }.Any(name => !string.IsNullOrWhiteSpace(settings[name])))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<RerankerOptions>().Bind(settings).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RerankerOptions>, RerankerOptionsValidator>();
        return services.AddSingleton<IReranker, HttpReranker>();
    }
}
