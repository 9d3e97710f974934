using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Queues;

/// <summary>Exactly one way to reach the account, and one that can be understood. Never repeats a connection string: it is a secret.</summary>
internal sealed class StorageQueueConnectionValidator : IValidateOptions<StorageQueueOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageQueueOptions options)
    {
        var hasConnectionString = !string.IsNullOrWhiteSpace(options.ConnectionString);
        if (hasConnectionString == options.ServiceUri is not null)
        {
            return ValidateOptionsResult.Fail("Set either Queue:ConnectionString or Queue:ServiceUri.");
        }

        if (options.ServiceUri is { } uri)
        {
            return uri is { IsAbsoluteUri: true, Scheme: "https" }
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Queue:ServiceUri must be an https address such as https://ACCOUNT.queue.core.windows.net.");
        }

        try
        {
            _ = new QueueServiceClient(options.ConnectionString);
            return ValidateOptionsResult.Success;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return ValidateOptionsResult.Fail("Queue:ConnectionString is not a storage connection string.");
        }
    }
}
