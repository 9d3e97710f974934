using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Conformance;

/// <summary>Drains queries.</summary>
internal static class QueryRunner
{
    public static async Task<List<T>> All<T>(
        this Container container, QueryDefinition query, string? bank, int? pageItems = null, Action<FeedResponse<T>>? onPage = null)
    {
        var options = new QueryRequestOptions { PartitionKey = bank is null ? null : new PartitionKey(bank), MaxItemCount = pageItems };
        using var iterator = container.GetItemQueryIterator<T>(query, requestOptions: options);
        var results = new List<T>();
        while (iterator.HasMoreResults)
        {
            var page = await iterator.ReadNextAsync();
            onPage?.Invoke(page);
            results.AddRange(page);
        }

        return results;
    }
}
