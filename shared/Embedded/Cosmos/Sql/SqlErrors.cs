using MemoryFunctions.Embedded.Cosmos.Protocol;

namespace MemoryFunctions.Embedded.Cosmos.Sql;

/// <summary>The errors of queries, numbered like the service's.</summary>
internal static class SqlErrors
{
    public static CosmosProblemException Syntax(string message, int position) =>
        CosmosProblemException.BadRequest($"SC1001: Syntax error at position {position}: {message}.");

    public static CosmosProblemException Unsupported(string message, int position) =>
        CosmosProblemException.BadRequest($"SC2000: Not supported by this endpoint, at position {position}: {message}.");

    public static CosmosProblemException Refused(string message) => CosmosProblemException.BadRequest("SC2100: " + message);
}
