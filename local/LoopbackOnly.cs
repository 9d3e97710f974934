using System.Net;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Http.Auth;

namespace MemoryFunctions.Local;

/// <summary>Without keys, whoever reaches the port reads everybody's memory: so nobody but this machine may.</summary>
internal static class LoopbackOnly
{
    /// <exception cref="ConfigurationException">There are no keys, and an address is not a loopback address.</exception>
    public static void RequireWithoutKeys(WebApplication app)
    {
        if (app.Services.HasKeys())
        {
            return;
        }

        if (app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new ConfigurationException("Kestrel:Endpoints would take the place of --urls, which is checked while there are no keys: use --urls, or set Auth:Keys");
        }

        var urls = app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (!string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                && !(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            {
                app.Services.RequireKeys($"--urls {url} would serve everybody's memory to the network");
            }
        }
    }
}
