using Azure.Core;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Makes embedders for sections of the settings, so that a process can have a second one beside its own.</summary>
public sealed class OpenAIEmbedderFactory
{
    private readonly Func<TokenCredential> _credential;
    private readonly ModelTransport? _transport;
    private readonly TimeProvider _time;
    private readonly ILoggerFactory _loggers;

    internal OpenAIEmbedderFactory(Func<TokenCredential> credential, ModelTransport? transport, TimeProvider time, ILoggerFactory loggers) =>
        (_credential, _transport, _time, _loggers) = (credential, transport, time, loggers);

    /// <summary>Whether a section says anything about a model, and not only the name of a built-in one.</summary>
    public static bool IsSet(IConfiguration configuration, string section)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = configuration.GetSection(section);
        var model = settings[nameof(OpenAIModelOptions.Model)];
        return (!string.IsNullOrWhiteSpace(model) && !OfflineEmbedders.Has(model))
            || new[] { nameof(OpenAIModelOptions.Endpoint), nameof(OpenAIModelOptions.ApiKey) }.Any(name => !string.IsNullOrWhiteSpace(settings[name]));
    }

    /// <summary>An embedder of its own limits and cache, as a section such as <c>Models:NextEmbedding</c> says; the caller disposes of it.</summary>
    /// <exception cref="ConfigurationException">The settings do not do; the message names them.</exception>
    public CachingEmbedder Create(IConfiguration configuration, string section)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = configuration.GetSection(section).Get<OpenAIEmbeddingOptions>() ?? new OpenAIEmbeddingOptions();
        options.SectionName = section;
        return Create(options);
    }

    /// <inheritdoc cref="Create(IConfiguration, string)"/>
    public CachingEmbedder Create(OpenAIEmbeddingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OpenAIOptionsValidation.Check(options) is { Failed: true } fault)
        {
            throw new ConfigurationException(fault.FailureMessage);
        }

        var logger = _loggers.CreateLogger<OpenAIEmbedder>();
        if (ModelAddress.IsOpen(options))
        {
            Log.OpenNetwork(logger, options.SectionName + ":" + nameof(options.Endpoint));
        }

        var connection = new ModelConnection(options, _credential, _transport, _time);
        return new CachingEmbedder(new OpenAIEmbedder(options, connection, _time, logger), options.CacheSize);
    }
}
