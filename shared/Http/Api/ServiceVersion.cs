using System.Reflection;

namespace MemoryFunctions.Http.Api;

/// <summary>This service's own version.</summary>
internal static class ServiceVersion
{
    /// <summary>Without the build's commit.</summary>
    public static string Text { get; } =
        typeof(ServiceVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
