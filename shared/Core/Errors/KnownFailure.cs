namespace MemoryFunctions.Core.Errors;

/// <summary>What of a failure goes into a log.</summary>
internal static class KnownFailure
{
    /// <summary>What is logged with its stack: what we did not foresee.</summary>
    public static Exception? Unforeseen(Exception exception) => exception is MemoryFunctionsException ? null : exception;

    /// <summary>Our own words are written for people; other people's exception text is not passed on.</summary>
    public static string Reason(Exception exception) =>
        exception is MemoryFunctionsException ours ? ours.Message : $"an unexpected error ({exception.GetType().Name})";
}
