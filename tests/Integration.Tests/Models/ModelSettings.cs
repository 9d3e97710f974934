using System.Globalization;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>Settings of the program as somebody gives them who has models.</summary>
internal static class ModelSettings
{
    public const int Dimensions = 256;

    /// <summary>Text waits until a test asks for it to be read, and what failed for a moment is tried again soon.</summary>
    public static readonly IReadOnlyList<string> Patience =
    [
        "--Extract:QuietTime", "12:00:00",
        "--Extract:MaxWait", "12:00:00",
        "--Extract:NewTokens", "1000000",
        "--Ingest:RetryDelay", "00:00:00.100",
        "--Ingest:Lease", "00:00:05",
        "--Sweep:Interval", "00:00:01",
    ];

    public static IReadOnlyList<string> For(ScriptedModelServer server) => [.. Chat(server), .. Embedding(server), .. Patience];

    public static IReadOnlyList<string> Chat(ScriptedModelServer server, string? key = null) =>
        ["--Models:Chat:Endpoint", server.Endpoint.ToString(), "--Models:Chat:Model", "scripted-chat", .. Key("Chat", key)];

    public static IReadOnlyList<string> Embedding(ScriptedModelServer server, string? key = null) =>
    [
        "--Models:Embedding:Endpoint", server.Endpoint.ToString(),
        "--Models:Embedding:Model", "scripted-embedding",
        "--Models:Embedding:Dimensions", Dimensions.ToString(CultureInfo.InvariantCulture),
        .. Key("Embedding", key),
    ];

    private static IReadOnlyList<string> Key(string model, string? key) => key is null ? [] : [$"--Models:{model}:ApiKey", key];
}
