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
    /// <summary>Reads the items of one answer.</summary>
    /// <param name="operation">What was asked, for the failure.</param>
    public delegate Task<List<T>> PageReader<T>(string operation, ResponseMessage response, CancellationToken cancellationToken);

    public static async Task<List<T>> ReadAllAsync<T>(
        Container container, QueryDefinition query, QueryRequestOptions options, PageReader<T> read, CancellationToken cancellationToken)
    {
        List<T>? all = null;
        await foreach (var page in ReadPagesAsync(container, query, options, read, cancellationToken).ConfigureAwait(false))
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
        await foreach (var page in ReadPagesAsync(container, query, options, ReadAsync<T>, cancellationToken).ConfigureAwait(false))
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
        RequireSuccess(operation, response);
        var type = (JsonTypeInfo<FeedPage<T>>)CosmosClientFactory.Json.GetTypeInfo(typeof(FeedPage<T>));
        return (await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken).ConfigureAwait(false))?.Documents
            ?? throw Nothing(operation);
    }

    /// <summary>The same for rows that read themselves.</summary>
    public static async Task<List<T>> ReadRowsAsync<T>(string operation, ResponseMessage response, CancellationToken cancellationToken)
        where T : IJsonRow<T>
    {
        RequireSuccess(operation, response);

        // The SDK's pages are in memory as a whole; what is not is brought there.
        if (response.Content is MemoryStream stream && stream.TryGetBuffer(out var bytes))
        {
            return RowPage.Read<T>(bytes.AsSpan((int)stream.Position)) ?? throw Nothing(operation);
        }

        using var copy = new MemoryStream();
        await response.Content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        return RowPage.Read<T>(copy.GetBuffer().AsSpan(0, (int)copy.Length)) ?? throw Nothing(operation);
    }

    /// <summary>How long the service asks to wait.</summary>
    public static TimeSpan? RetryAfter(Headers headers) =>
        int.TryParse(headers.GetValueOrDefault("x-ms-retry-after-ms"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    private static void RequireSuccess(string operation, ResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw CosmosFailure.Of(operation, response.StatusCode, RetryAfter(response.Headers));
        }
    }

    private static StoreException Nothing(string operation) => new($"the store answered with nothing ({operation})", isTransient: true);

    private static async IAsyncEnumerable<List<T>> ReadPagesAsync<T>(
        Container container, QueryDefinition query, QueryRequestOptions options, PageReader<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults)
        {
            List<T> page;
            try
            {
                using var response = await pages.ReadNextAsync(cancellationToken).ConfigureAwait(false);
                page = await read("query", response, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (CosmosFailure.IsStores(e))
            {
                throw CosmosFailure.Of("query", e);
            }

            yield return page;
        }
    }
}
