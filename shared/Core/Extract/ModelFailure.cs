using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Extract;

/// <summary>What a failure means for the work that met it.</summary>
internal static class ModelFailure
{
    /// <summary>Whether trying again may help without anybody changing anything.</summary>
    public static bool IsTransient(Exception exception) => exception is MemoryFunctionsException ours
        ? ours.IsTransient
        : exception is OperationCanceledException or TimeoutException or HttpRequestException or IOException;

    /// <summary>Whether it may lie in what was asked, so that asking about parts of it finds the culprit.</summary>
    public static bool IsAboutContent(Exception exception) => !IsTransient(exception) && exception is not (StoreException or ConfigurationException);

    /// <summary>Whether trying again cannot help.</summary>
    public static bool IsPermanent(Exception exception) => exception is MemoryFunctionsException { IsTransient: false };

    public static TimeSpan? RetryAfter(Exception exception) => exception switch
    {
        ModelException model => model.RetryAfter,
        StoreException store => store.RetryAfter,
        _ => null,
    };

    /// <summary>What was paid for it.</summary>
    public static TokenUsage Usage(Exception exception) => exception is ModelException model ? model.Usage : default;
}
