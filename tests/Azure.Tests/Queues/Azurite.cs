using System.Reflection;

namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>Where the real queue comes from: an npm package next to the test projects.</summary>
internal static class Azurite
{
    public static string Folder { get; } = typeof(Azurite).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => string.Equals(attribute.Key, nameof(Azurite), StringComparison.Ordinal)).Value!;

    public static string Script { get; } = Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "queue", "main.js");

    /// <summary>Why it cannot start, or null.</summary>
    public static string? Missing { get; } =
        !IsOnPath("node") ? "node is not installed"
        : !File.Exists(Script) ? "run npm ci in tests/azurite"
        : null;

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
