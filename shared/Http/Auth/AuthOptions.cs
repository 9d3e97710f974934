namespace MemoryFunctions.Http.Auth;

/// <summary>Settings under <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    public const string Section = "Auth";

    /// <summary>The keys that callers may show, each with its tenant; without any, whoever reaches the service is the default tenant.</summary>
    public IReadOnlyList<AuthKey> Keys { get; set; } = [];
}
