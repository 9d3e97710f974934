namespace MemoryFunctions.Integration.Tests.Fuzz;

/// <summary>What came back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The body's media type; null where there is none.</param>
/// <param name="RetryAfter">The header of that name.</param>
/// <param name="Headers">All headers as text.</param>
/// <param name="Body">The body as text.</param>
public sealed record FuzzAnswer(int Status, string? ContentType, string? RetryAfter, string Headers, string Body);
