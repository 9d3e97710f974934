using System.Runtime.InteropServices;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.OpenAI;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;

namespace MemoryFunctions.Local;

/// <summary>Puts the command <c>reembed</c> together: beside the service, or by itself.</summary>
internal static class Reembedding
{
    /// <summary>The section of the model that the new container is filled with.</summary>
    public const string NextEmbedding = "Models:NextEmbedding";

    /// <param name="services">With the store and everything else that serves.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="command">Null where another command was typed: then nothing is registered.</param>
    public static IServiceCollection AddReembedding(this IServiceCollection services, IConfiguration configuration, ReembedCommand? command) => command is null
        ? services
        : services.AddMover(configuration).AddSingleton(command).AddHostedService<ReembedJob>();

    /// <summary>Runs it without a service: that goes on elsewhere, on the same account. The app is not started, it only lends what it is made of.</summary>
    public static async Task<int> RunAloneAsync(ReembedCommand command, WebApplication app)
    {
        await using (app.ConfigureAwait(false))
        {
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            await command.RunAsync(app.Services, stop.Token).ConfigureAwait(false);
            return await command.Ended.ConfigureAwait(false);

            void Stop(PosixSignalContext signal)
            {
                signal.Cancel = true;
                stop.Cancel();
            }
        }
    }

    private static IServiceCollection AddMover(this IServiceCollection services, IConfiguration configuration)
    {
        // Of no settings: the factory alone, whatever the service's own models are.
        services.AddOpenAIModels(new ConfigurationBuilder().Build());
        return services.AddContainerMover(configuration, provider => OpenAIEmbedderFactory.IsSet(configuration, NextEmbedding)
            ? provider.GetRequiredService<OpenAIEmbedderFactory>().Create(configuration, NextEmbedding)
            : BuiltIn(configuration[$"{NextEmbedding}:{nameof(OpenAIEmbeddingOptions.Model)}"]));
    }

    private static IEmbedder BuiltIn(string? model) => new ServiceCollection().AddOfflineModels(model).BuildServiceProvider().GetRequiredService<IEmbedder>();
}
