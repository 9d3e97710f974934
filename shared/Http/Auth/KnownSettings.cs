using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Configuration;

namespace MemoryFunctions.Http.Auth;

/// <summary>Finds settings of keys that nobody reads: a misspelt tenant would otherwise open the default one's banks.</summary>
internal static class KnownSettings
{
    private static readonly string[] OfKey = [nameof(AuthKey.Key), nameof(AuthKey.Tenant)];

    /// <exception cref="ConfigurationException">There is one that nobody reads; the message names it, never its value.</exception>
    public static void Require(IConfiguration configuration)
    {
        foreach (var setting in configuration.GetSection(AuthOptions.Section).GetChildren())
        {
            Check(setting, [nameof(AuthOptions.Keys)]);
            Check(setting.GetChildren().All(key => int.TryParse(key.Key, System.Globalization.CultureInfo.InvariantCulture, out _)) && setting.Value is null, setting);
            foreach (var key in setting.GetChildren())
            {
                Check(key.Value is null, key);
                foreach (var part in key.GetChildren())
                {
                    Check(part, OfKey);
                }
            }
        }
    }

    private static void Check(IConfigurationSection setting, string[] known) => Check(known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase), setting);

    private static void Check(bool isKnown, IConfigurationSection setting)
    {
        if (!isKnown)
        {
            throw new ConfigurationException($"there is no setting {setting.Path} of this kind; keys are set by {AuthOptions.Section}:Keys:0:Key and {AuthOptions.Section}:Keys:0:Tenant, and so on from 1");
        }
    }
}
