using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Http.Auth;

/// <summary>Without keys, whoever reaches the service reads everybody's memory: a host that others reach asks for them at its start.</summary>
public static class KeyRequirement
{
    /// <summary>Whether callers have to show a key.</summary>
    public static bool HasKeys(this IServiceProvider services) => !services.GetRequiredService<KeyRing>().IsEmpty;

    /// <exception cref="ConfigurationException">There are no keys; the message names the setting.</exception>
    public static void RequireKeys(this IServiceProvider services, string why)
    {
        if (!services.HasKeys())
        {
            throw new ConfigurationException($"{why}, and there are no keys: set {AuthOptions.Section}:Keys:0:Key (environment {AuthOptions.Section}__Keys__0__Key) to a secret of at least {AuthOptionsValidator.ShortestKey} characters");
        }
    }
}
