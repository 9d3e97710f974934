using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace MemoryFunctions.Azure.Queues;

/// <summary>
/// One Azure Storage queue: creates itself when it turns out to be missing, so that a role without the right to create is
/// enough where infrastructure made it; texts are base64 on the wire; every error is a <see cref="StorageQueueException"/>.
/// </summary>
internal sealed class StorageQueue(QueueClient client, string setting)
{
    private const int MaxWireLength = 64 * 1024;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Task SendAsync(string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        var wire = Convert.ToBase64String(Utf8.GetBytes(text));
        return wire.Length <= MaxWireLength
            ? WithQueueAsync(token => client.SendMessageAsync(wire, WholeSeconds(delay), Never, token), cancellationToken)
            : throw new StorageQueueException($"A message for queue '{client.Name}' is larger than 64 KB.", isTransient: false);
    }

    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(int max, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        var response = await WithQueueAsync(token => client.ReceiveMessagesAsync(max, WholeSeconds(visibilityTimeout), token), cancellationToken);
        return response.Value;
    }

    /// <summary>Sets when a taken message is visible next.</summary>
    /// <returns>The message's new receipt, or null where the old one had run out.</returns>
    public async Task<string?> HideAsync(string id, string receipt, TimeSpan visibilityTimeout, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.UpdateMessageAsync(id, receipt, (string?)null, WholeSeconds(visibilityTimeout), cancellationToken);
            return response.Value.PopReceipt;
        }
        catch (RequestFailedException e) when (IsStaleReceipt(e))
        {
            return null;
        }
        catch (Exception e) when (StorageQueueException.CanExplain(e, cancellationToken))
        {
            throw StorageQueueException.Explain(e, client.Name, setting);
        }
    }

    /// <returns>Whether the receipt was still good; an older one deletes nothing.</returns>
    public async Task<bool> DeleteAsync(string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteMessageAsync(id, receipt, cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (IsStaleReceipt(e))
        {
            return false;
        }
        catch (Exception e) when (StorageQueueException.CanExplain(e, cancellationToken))
        {
            throw StorageQueueException.Explain(e, client.Name, setting);
        }
    }

    /// <summary>A message's text. One that somebody sent without base64 is delivered as it is: it fails in its handler, not for all.</summary>
    public static string Text(QueueMessage message)
    {
        var wire = message.Body.ToString();
        try
        {
            return Utf8.GetString(Convert.FromBase64String(wire));
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            return wire;
        }
    }

    private async Task<T> WithQueueAsync<T>(Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await send(cancellationToken);
            }
            catch (RequestFailedException e) when (Is(e, QueueErrorCode.QueueNotFound))
            {
                await client.CreateIfNotExistsAsync(metadata: null, cancellationToken);
                return await send(cancellationToken);
            }
        }
        catch (Exception e) when (StorageQueueException.CanExplain(e, cancellationToken))
        {
            throw StorageQueueException.Explain(e, client.Name, setting);
        }
    }

    private static bool IsStaleReceipt(RequestFailedException e) =>
        Is(e, QueueErrorCode.MessageNotFound) || Is(e, QueueErrorCode.PopReceiptMismatch) || Is(e, QueueErrorCode.QueueNotFound);

    private static bool Is(RequestFailedException e, QueueErrorCode code) => string.Equals(e.ErrorCode, code.ToString(), StringComparison.Ordinal);

    // Storage counts in seconds and the SDK cuts off what is beyond the point: a bell must not come too soon
    private static TimeSpan WholeSeconds(TimeSpan time) =>
        time <= TimeSpan.Zero ? TimeSpan.Zero : time >= LongestDelay ? LongestDelay : TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
}
