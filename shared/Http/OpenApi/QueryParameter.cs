namespace MemoryFunctions.Http.OpenApi;

/// <summary>A query parameter that an endpoint reads by itself.</summary>
internal sealed record QueryParameter(string Name, string Description, bool IsInteger);
