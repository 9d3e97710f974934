namespace MemoryFunctions.Http.Problems;

/// <summary>The request ends with this status. The message is written for the caller.</summary>
internal sealed class ProblemException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
