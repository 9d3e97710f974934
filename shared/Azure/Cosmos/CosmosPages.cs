using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Errors;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Cosmos;

/// <summary>
/// Reads a query's pages from their streams: the SDK's typed iterator turns each page into text first and allocates several
/// times as much.
/// </summary>
internal static class CosmosPages
{
    public static async Task<List<T>> ReadAllAsync<T>(
        Container container, QueryDefinition query, QueryRequestOptions options, CancellationToken cancellationToken)
    {
        List<T>? all = null;
        await foreach (var page in ReadPagesAsync<T>(container, query, options, cancellationToken).ConfigureAwait(false))
        {
            if (all is null)
            {
                all = page;
            }
            else
            {
                all.AddRange(page);
            }
        }

        return all ?? [];
    }

    public static async IAsyncEnumerable<T> ReadAsync<T>(
        Container container, QueryDefinition query, QueryRequestOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in ReadPagesAsync<T>(container, query, options, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page)
            {
                yield return item;
            }
        }
    }

    /// <summary>The items of one answer.</summary>
    public static async Task<List<T>> ReadAsync<T>(string operation, ResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw CosmosFailure.Of(operation, response.StatusCode, RetryAfter(response.Headers));
        }

        var type = (JsonTypeInfo<FeedPage<T>>)CosmosClientFactory.Json.GetTypeInfo(typeof(FeedPage<T>));
        return (await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken).ConfigureAwait(false))?.Documents
            ?? throw new StoreException($"the store answered with nothing ({operation})", isTransient: true);
    }

    /// <summary>How long the service asks to wait.</summary>
    public static TimeSpan? RetryAfter(Headers headers) =>
        int.TryParse(headers.GetValueOrDefault("x-ms-retry-after-ms"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private static async IAsyncEnumerable<List<T>> ReadPagesAsync<T>(
        Container container, QueryDefinition query, QueryRequestOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults)
        {
            List<T> page;
            try
            {
                using var response = await pages.ReadNextAsync(cancellationToken).ConfigureAwait(false);
                page = await ReadAsync<T>("query", response, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (CosmosFailure.IsStores(e))
            {
                throw CosmosFailure.Of("query", e);
            }

            yield return page;
        }
    }
}
