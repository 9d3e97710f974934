using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Bench.CommandLine;

/// <summary>Whether a language model is set in the environment, as the product itself reads it.</summary>
internal static class ChatSettings
{
    public const string HowTo =
        "Set Models__Chat__Model with Models__Chat__ApiKey (OpenAI), or with Models__Chat__Endpoint (Azure OpenAI, or any compatible server) "
        + "and a key where it wants one, and say --live.";

    private const string Section = "Models:Chat";
    private static readonly string[] Names = ["Endpoint", "ApiKey", "Model"];

    public static bool AreGiven(IConfiguration configuration) => Names.Any(name => !string.IsNullOrWhiteSpace(configuration[$"{Section}:{name}"]));

    /// <summary>The model and where it is; never the key.</summary>
    public static string Describe(IConfiguration configuration)
    {
        var model = configuration[$"{Section}:Model"] is { Length: > 0 } name ? name : "unnamed";
        return Uri.TryCreate(configuration[$"{Section}:Endpoint"], UriKind.Absolute, out var endpoint) ? $"{model} at {endpoint.Host}" : model;
    }
}
