using MemoryFunctions.Http.Auth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MemoryFunctions.Functions;

/// <summary>Who may reach this host, and what it asks for because of it.</summary>
internal static class FunctionsHost
{
    /// <summary>The tools that run the app on a developer's machine set it to Development; a deployed app does not have it.</summary>
    private const string Environment = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <exception cref="Core.Errors.ConfigurationException">There are no keys, and this is not a developer's machine.</exception>
    public static IHost RequireKeysUnlessDevelopment(this IHost host)
    {
        var environment = host.Services.GetRequiredService<IConfiguration>()[Environment];
        if (!string.Equals(environment, Environments.Development, StringComparison.OrdinalIgnoreCase))
        {
            host.Services.RequireKeys("a function app is reached from the network");
        }

        return host;
    }
}
