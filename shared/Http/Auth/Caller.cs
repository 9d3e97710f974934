namespace MemoryFunctions.Http.Auth;

/// <summary>Who asks: only the banks of this tenant are there for it, whatever a path, a query or a body says.</summary>
internal sealed record Caller(string Tenant);
