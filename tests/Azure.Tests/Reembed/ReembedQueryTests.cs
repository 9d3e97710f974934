using System.Net;
using MemoryFunctions.Azure.Cosmos.Reembed;
using MemoryFunctions.Azure.Tests.Cosmos;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Reembed;

/// <summary>As <see cref="QueryParserTests"/> for the store: over all partitions a query goes through Microsoft's own parser.</summary>
public sealed class ReembedQueryTests
{
    public static TheoryData<string> All => [.. Definitions().Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Microsofts_parser_takes_every_query_of_a_move(string name)
    {
        await using var host = await MemoryHost.StartAsync();
        using var pages = host.Containers.Memories.GetItemQueryStreamIterator(Definitions()[name]);
        using var response = await pages.ReadNextAsync(CancellationToken.None);
        Assert.True(response.StatusCode == HttpStatusCode.OK, response.ErrorMessage);
    }

    [Fact]
    public void Every_query_of_a_move_is_in_the_list()
    {
        var methods = typeof(ReembedQueries).GetMethods().Where(method => method.ReturnType == typeof(QueryDefinition)).Select(method => method.Name);
        Assert.Equal(methods.Order(StringComparer.Ordinal), Definitions().Keys.Order(StringComparer.Ordinal));
    }

    private static Dictionary<string, QueryDefinition> Definitions() => new(StringComparer.Ordinal)
    {
        ["Headers"] = ReembedQueries.Headers(),
        ["Entries"] = ReembedQueries.Entries(),
        ["Items"] = ReembedQueries.Items(MemoryHost.Bank()),
    };
}
