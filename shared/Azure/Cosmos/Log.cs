using MemoryFunctions.Core.Models;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.Cosmos;

internal static partial class Log
{
    [LoggerMessage(5001, LogLevel.Information, "The store is ready: database {Database}, container {Container}, filled by {Signature}")]
    public static partial void Ready(ILogger logger, string database, string container, ModelSignature signature);
}
