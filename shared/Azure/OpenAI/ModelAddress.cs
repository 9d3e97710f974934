namespace MemoryFunctions.Azure.OpenAI;

/// <summary>Where a model's API is, and whose it is.</summary>
internal static class ModelAddress
{
    private const string AzurePath = "/openai/v1";

    private static readonly Uri OpenAI = new("https://api.openai.com/v1");

    private static readonly string[] AzureHosts = [".openai.azure.com", ".services.ai.azure.com", ".cognitiveservices.azure.com"];

    public static bool IsAzure(OpenAIModelOptions options) =>
        options.Endpoint is { IsAbsoluteUri: true } endpoint
        && Array.Exists(AzureHosts, host => endpoint.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    /// <summary>The address without the operation; an Azure resource's own is completed to its v1 endpoint.</summary>
    public static Uri Of(OpenAIModelOptions options) => options switch
    {
        { Endpoint: null } => OpenAI,
        _ when IsAzure(options) => new Uri(options.Endpoint, AzurePath),
        _ => options.Endpoint,
    };

    /// <summary>Whether keys and conversations would cross a network where others can read them.</summary>
    public static bool IsOpen(OpenAIModelOptions options) => options.Endpoint is { Scheme: "http", IsLoopback: false };

    /// <summary>What is wrong with the settings that lead to the API; null where nothing is.</summary>
    public static string? Fault(OpenAIModelOptions options)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return string.IsNullOrWhiteSpace(options.ApiKey)
                ? $"{options.SectionName}:ApiKey is missing: without {options.SectionName}:Endpoint the model is OpenAI's."
                : null;
        }

        if (endpoint is not { IsAbsoluteUri: true, Scheme: "https" or "http", Query: "", Fragment: "", UserInfo: "" })
        {
            return $"{options.SectionName}:Endpoint must be an address such as https://api.openai.com/v1, without a query or a user.";
        }

        if (!IsAzure(options))
        {
            return null;
        }

        return endpoint.Scheme is "https" && endpoint.AbsolutePath.TrimEnd('/') is "" or "/openai" or AzurePath
            ? null
            : $"{options.SectionName}:Endpoint must be the v1 endpoint of an Azure resource, such as https://RESOURCE.openai.azure.com/openai/v1/.";
    }
}
