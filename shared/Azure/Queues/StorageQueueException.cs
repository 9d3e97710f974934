using System.Globalization;
using Azure;
using Azure.Identity;
using MemoryFunctions.Core.Errors;

namespace MemoryFunctions.Azure.Queues;

/// <summary>Azure Storage did not do what the work queue asked for. The message names the setting to look at.</summary>
internal sealed class StorageQueueException(string message, bool isTransient, Exception? inner = null) : MemoryFunctionsException(message, inner)
{
    public override bool IsTransient => isTransient;

    /// <summary>Whether an exception is Storage's or its credential's, and not the caller's own cancellation.</summary>
    public static bool CanExplain(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException or AggregateException or AuthenticationFailedException => true,
        // The SDK's own network timeout
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    public static StorageQueueException Explain(Exception exception, string queue, string setting) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } e => new(
            $"Storage refused access to queue '{queue}' ({Code(e)}): check {setting} and the role that it gives.", isTransient: false, e),
        RequestFailedException { Status: > 0 } e => new($"Storage queue '{queue}' of {setting} failed ({Code(e)}).", MayPass(e), e),
        AuthenticationFailedException e => new($"No credential for storage queue '{queue}' of {setting}.", isTransient: false, e),
        _ => new($"Storage queue '{queue}' cannot be reached: check {setting}.", isTransient: true, exception),
    };

    private static bool MayPass(RequestFailedException e) => e.Status is 408 or 409 or 429 or >= 500;

    private static string Code(RequestFailedException e) => string.Create(CultureInfo.InvariantCulture, $"{e.Status} {e.ErrorCode}").TrimEnd();
}
