using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Azure.OpenAI;

internal static partial class Log
{
    [LoggerMessage(EventId = 9001, Level = LogLevel.Information, Message = "{Model} answered ({Purpose}): {Input} tokens in, {Cached} of them cached, {Output} out")]
    public static partial void Answered(ILogger logger, string model, string purpose, long input, long cached, long output);

    [LoggerMessage(EventId = 9002, Level = LogLevel.Debug, Message = "{Model} made {Vectors} vectors of {Tokens} tokens")]
    public static partial void Embedded(ILogger logger, string model, int vectors, long tokens);

    [LoggerMessage(EventId = 9003, Level = LogLevel.Warning, Message = "{Model} failed: {Reason} (status {Status}, code {Code}); trying again in {Delay}")]
    public static partial void TryingAgain(ILogger logger, string model, string? reason, string status, string code, TimeSpan delay);

    [LoggerMessage(EventId = 9004, Level = LogLevel.Error, Message = "The endpoint of {Model} is out of order: nobody asks it for {Break}")]
    public static partial void OutOfOrder(ILogger logger, string model, TimeSpan @break);

    [LoggerMessage(EventId = 9005, Level = LogLevel.Information, Message = "The endpoint of {Model} answers again")]
    public static partial void InOrder(ILogger logger, string model);

    [LoggerMessage(EventId = 9006, Level = LogLevel.Warning, Message = "The server of {Model} does not take all that it was sent: from now on {Dialect}")]
    public static partial void Learned(ILogger logger, string model, string dialect);

    [LoggerMessage(EventId = 9007, Level = LogLevel.Warning, Message = "{Setting} is http: conversations and keys cross the network where others can read them")]
    public static partial void OpenNetwork(ILogger logger, string setting);

    [LoggerMessage(EventId = 9008, Level = LogLevel.Debug, Message = "A text was too long for {Model} and is embedded by its first {Characters} characters")]
    public static partial void Cut(ILogger logger, string model, int characters);
}
