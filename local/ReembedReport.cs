using System.Globalization;
using MemoryFunctions.Azure.Cosmos;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.OpenAI;

namespace MemoryFunctions.Local;

/// <summary>What to do next, after a move has come to its end.</summary>
internal static class ReembedReport
{
    public static string Write(MoveMode mode, MoveOutcome outcome, IConfiguration configuration)
    {
        var options = configuration.GetSection(CosmosOptions.Section).Get<CosmosOptions>() ?? new CosmosOptions();
        var (container, next) = (options.Container, options.NextContainer);
        if (mode == MoveMode.Unseal)
        {
            return $"container {container} takes writes again; the copy in {next} is kept, and the same command without --unseal goes on with it";
        }

        if (!outcome.IsSealed)
        {
            return string.Create(CultureInfo.InvariantCulture, $"""
                container {next} is a copy of {container}; the last of {outcome.Passes} passes found {outcome.LastChanges:N0} items that differed.
                Nothing has changed for the service. When it is to move: the same command with --seal.
                """);
        }

        return $"""
            container {next} holds all of {container}, which takes no writes any more: recall goes on from it, writes are answered with 503.
            Now start the service with these settings (as environment variables with __ for :), and nothing else under Models:Embedding:

            {string.Join('\n', Settings(configuration, next!))}

            To go back instead, as long as the service has not started there: the same command with --unseal.
            """;
    }

    private static IEnumerable<string> Settings(IConfiguration configuration, string next)
    {
        yield return $"  {CosmosOptions.Section}:{nameof(CosmosOptions.Container)} = {next}";
        foreach (var setting in configuration.GetSection(Reembedding.NextEmbedding).GetChildren().Where(setting => setting.Value is { Length: > 0 }))
        {
            // A key is not for screens and logs.
            var isKey = string.Equals(setting.Key, nameof(OpenAIModelOptions.ApiKey), StringComparison.OrdinalIgnoreCase);
            yield return $"  {OpenAIEmbeddingOptions.Section}:{setting.Key} = {(isKey ? $"(the one of {Reembedding.NextEmbedding}:{setting.Key})" : setting.Value)}";
        }
    }
}
