using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Bench.Locomo;

/// <summary>A language model as the product itself reaches it: same settings, same adapter, same discipline.</summary>
internal sealed class ChatModels : IAsyncDisposable
{
    private const string ModelSetting = "Models:Chat:Model";

    private readonly ServiceProvider services;

    private ChatModels(ServiceProvider services)
    {
        this.services = services;
        Model = services.GetRequiredService<IChatModel>();
    }

    public IChatModel Model { get; }

    /// <param name="configuration">The settings.</param>
    /// <param name="model">Another model at the same endpoint; null means the one that is set.</param>
    /// <exception cref="BenchException">The settings are not right.</exception>
    public static ChatModels Open(IConfiguration configuration, string? model = null)
    {
        var settings = new ConfigurationBuilder().AddConfiguration(configuration);
        if (model is not null)
        {
            settings.AddInMemoryCollection([new(ModelSetting, model)]);
        }

        var provider = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddOpenAIModels(settings.Build()).BuildServiceProvider();
        try
        {
            return new ChatModels(provider);
        }
        catch (OptionsValidationException e)
        {
            provider.Dispose();
            throw new BenchException(e.Message, e);
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
