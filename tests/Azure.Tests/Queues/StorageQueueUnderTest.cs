using Azure.Identity;
using Azure.Storage.Queues;
using MemoryFunctions.Azure.Queues;
using MemoryFunctions.Core.Work;
using MemoryFunctions.Tests.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MemoryFunctions.Azure.Tests.Queues;

/// <summary>The storage queue on Azurite, in real time.</summary>
internal sealed class StorageQueueUnderTest : QueueUnderTest
{
    private readonly string _connectionString;
    private readonly string _name;
    private readonly StorageWorkQueue _queue;

    public StorageQueueUnderTest(string connectionString, string name)
    {
        (_connectionString, _name) = (connectionString, name);
        var options = Options.Create(new StorageQueueOptions
        {
            ConnectionString = connectionString,
            Name = name,
            RetryDelay = RetryDelay,
            VisibilityTimeout = VisibilityTimeout,
            MaxPollingInterval = TimeSpan.FromMilliseconds(100),
        });
        var connection = new StorageQueueConnection(options, new DefaultAzureCredential());
        _queue = new StorageWorkQueue(connection, options, TimeProvider.System, NullLogger<StorageWorkQueue>.Instance);
    }

    public override IWorkQueue Sender => _queue;

    public override IWorkQueueReceiver Receiver => _queue;

    public override TimeProvider Time => TimeProvider.System;

    /// <summary>What lies on the wire, as it is.</summary>
    public QueueClient Wire => new(_connectionString, _name);

    public override async Task<IReadOnlyList<string>> ReadPoisonAsync()
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var messages = await new QueueClient(_connectionString, _name + "-poison", options).PeekMessagesAsync(32);
        return [.. messages.Value.Select(static message => message.Body.ToString())];
    }

    public override Task PassAsync() => Task.Delay(20);

    public override ValueTask DisposeAsync() => _queue.DisposeAsync();
}
