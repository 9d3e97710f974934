using MemoryFunctions.Core.Errors;
using MemoryFunctions.Embedded.Cosmos;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Local;

/// <summary>Says why it could not start, in one line, where the reason is one that a person can mend.</summary>
internal static class StartFailure
{
    public static string? Explain(Exception exception) => exception switch
    {
        MemoryFunctionsException or EmbeddedCosmosException => exception.Message,
        OptionsValidationException invalid => string.Join('\n', invalid.Failures),
        IOException { InnerException: AddressInUseException } => $"{exception.Message} Choose another address with --urls.",

        // Settings and addresses that cannot be read: the framework's words name them.
        IOException or UnauthorizedAccessException or FormatException or InvalidOperationException or ArgumentException => exception.Message,
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
