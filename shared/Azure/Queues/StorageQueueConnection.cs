using Azure.Core;
using Azure.Storage.Queues;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Queues;

/// <summary>The storage account, by connection string or by the app's identity.</summary>
internal sealed class StorageQueueConnection(IOptions<StorageQueueOptions> options, TokenCredential credential)
{
    private readonly StorageQueueOptions _options = options.Value;

    public StorageQueue Open(string name)
    {
        // Base64 is StorageQueue's: decoded by the SDK, one message in another encoding would fail the whole receive
        var clientOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };

        // A caller waits while the bell is rung, and a lost bell is made good by the sweep: give up after seconds, not minutes
        clientOptions.Retry.MaxRetries = 3;
        clientOptions.Retry.Delay = TimeSpan.FromSeconds(0.4);
        clientOptions.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return _options.ServiceUri is { } uri
            ? Open(new QueueServiceClient(uri, credential, clientOptions), name, "Queue:ServiceUri")
            : Open(new QueueServiceClient(_options.ConnectionString, clientOptions), name, "Queue:ConnectionString");
    }

    private static StorageQueue Open(QueueServiceClient service, string name, string setting) => new(service.GetQueueClient(name), setting);
}
