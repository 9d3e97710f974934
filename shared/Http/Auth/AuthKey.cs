using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Http.Auth;

/// <summary>Settings under <c>Auth:Keys:N</c>: one key.</summary>
public sealed class AuthKey
{
    /// <summary>What a caller shows: at least 16 visible ASCII characters.</summary>
    public string Key { get; set; } = "";

    /// <summary>Whose banks it opens; several keys may open the same.</summary>
    public string Tenant { get; set; } = BankId.DefaultTenant;
}
