using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Errors;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Http.Auth;

/// <summary>Checks <see cref="AuthOptions"/> at start; never repeats a key.</summary>
internal sealed class AuthOptionsValidator : IValidateOptions<AuthOptions>
{
    public const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var failures = new List<string>();
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, at) in options.Keys.Select((key, at) => (key, at)))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{AuthOptions.Section}:{nameof(options.Keys)}:{at}");
            if (key.Key.Length < ShortestKey || key.Key.Any(character => character is <= ' ' or > '~'))
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{place}:Key must have at least {ShortestKey} visible ASCII characters."));
            }
            else if (!seen.TryAdd(key.Key, place))
            {
                failures.Add($"{place}:Key is the same as {seen[key.Key]}:Key.");
            }

            if (!IsTenant(key.Tenant))
            {
                failures.Add($"{place}:Tenant must be 1 to 63 of a-z, 0-9 and -.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsTenant(string tenant)
    {
        try
        {
            return BankId.Create(tenant, BankKind.User, "any").Tenant.Length > 0;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
