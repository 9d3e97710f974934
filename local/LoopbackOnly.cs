using System.Net;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Local;

/// <summary>Without keys, whoever reaches the port reads everybody's memory: so nobody but this machine may.</summary>
internal static class LoopbackOnly
{
    /// <exception cref="ConfigurationException">An address is not a loopback address.</exception>
    public static void Require(WebApplication app)
    {
        if (app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new ConfigurationException("Kestrel:Endpoints would take the place of --urls, which is checked: use --urls");
        }

        var urls = app.Configuration[WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);
            if (!string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                && !(IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            {
                throw new ConfigurationException(
                    $"--urls {url} would serve everybody's memory to the network, and there are no keys yet: use localhost, 127.0.0.1 or [::1], and a proxy that authenticates");
            }
        }
    }
}
