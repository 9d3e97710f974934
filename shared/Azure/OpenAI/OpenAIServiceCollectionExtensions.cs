using Azure.Core;
using MemoryFunctions.Azure.Identity;
using MemoryFunctions.Core;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Registers the models behind OpenAI's API.</summary>
public static class OpenAIServiceCollectionExtensions
{
    /// <summary>
    /// An <see cref="IChatModel"/> where <c>Models:Chat</c> says anything about a model, an <see cref="IEmbedder"/> where
    /// <c>Models:Embedding</c> does; what is said must be enough, or the start fails and names what is missing. An
    /// <see cref="OpenAIEmbedderFactory"/> in any case.
    /// </summary>
    public static IServiceCollection AddOpenAIModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        KnownSettings.Require(configuration);
        services.AddAzureCredential();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(static provider => new OpenAIEmbedderFactory(
            provider.GetRequiredService<TokenCredential>,
            provider.GetService<ModelTransport>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        if (OpenAIEmbedderFactory.IsSet(configuration, OpenAIChatOptions.Section))
        {
            services.AddOptions<OpenAIChatOptions>().Bind(configuration.GetSection(OpenAIChatOptions.Section)).ValidateOnStart();
            services.AddSingleton<IValidateOptions<OpenAIChatOptions>, OpenAIChatOptionsValidator>();
            services.AddSingleton<IChatModel>(CreateChatModel).AddModelStages();
        }

        if (OpenAIEmbedderFactory.IsSet(configuration, OpenAIEmbeddingOptions.Section))
        {
            services.AddOptions<OpenAIEmbeddingOptions>().Bind(configuration.GetSection(OpenAIEmbeddingOptions.Section)).ValidateOnStart();
            services.AddSingleton<IValidateOptions<OpenAIEmbeddingOptions>, OpenAIEmbeddingOptionsValidator>();
            services.AddSingleton<IEmbedder>(static provider => provider.GetRequiredService<OpenAIEmbedderFactory>()
                .Create(provider.GetRequiredService<IOptions<OpenAIEmbeddingOptions>>().Value));
        }

        return services;
    }

    private static OpenAIChatModel CreateChatModel(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<OpenAIChatOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<OpenAIChatModel>>();
        if (ModelAddress.IsOpen(options))
        {
            Log.OpenNetwork(logger, OpenAIChatOptions.Section + ":" + nameof(options.Endpoint));
        }

        var connection = new ModelConnection(
            options, provider.GetRequiredService<TokenCredential>, provider.GetService<ModelTransport>(), time);
        return new OpenAIChatModel(options, connection, time, logger);
    }
}
