using System.Net;
using MemoryFunctions.Embedded.Tests.Conformance;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Embedded.Tests.Cosmos.Protocol;

public sealed class ConcurrencyTests
{
    private static readonly PartitionKey Key = new("b");

    [Fact]
    public async Task Increments_under_etags_lose_none()
    {
        await using var account = await TestAccount.OpenAsync(folder: new Journal.MemoryFolder());
        await account.Container.CreateItemAsync(new Memory { Id = "counter", Bank = "b", From = 0 }, Key);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 10;)
            {
                var current = await account.Container.ReadItemAsync<Memory>("counter", Key);
                using var response = await account.Container.CreateTransactionalBatch(Key)
                    .ReplaceItem(
                        "counter",
                        new Memory { Id = "counter", Bank = "b", From = current.Resource.From + 1 },
                        new TransactionalBatchItemRequestOptions { IfMatchEtag = current.ETag })
                    .ExecuteAsync();
                done += response.IsSuccessStatusCode ? 1 : 0;
                Assert.True(response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.PreconditionFailed);
            }
        })));

        Assert.Equal(80, (await account.Container.ReadItemAsync<Memory>("counter", Key)).Resource.From);
    }

    [Fact]
    public async Task A_query_sees_all_of_a_batch_or_none()
    {
        await using var account = await TestAccount.OpenAsync();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 150; i++)
            {
                var batch = account.Container.CreateTransactionalBatch(Key);
                for (var item = 0; item < 5; item++)
                {
                    batch.UpsertItem(new Memory { Id = $"m{item}", Bank = "b", Gen = $"g{i}" });
                }

                using var response = await batch.ExecuteAsync();
                Assert.True(response.IsSuccessStatusCode);
            }

            await stop.CancelAsync();
        });

        while (!stop.IsCancellationRequested)
        {
            var found = await account.Container.All<Memory>(new QueryDefinition("SELECT c.gen FROM c WHERE c.bank = 'b' AND c.kind = 'memory'"), "b");
            Assert.True(found.Count is 0 or 5, $"{found.Count} items");
            Assert.True(found.Select(m => m.Gen).Distinct().Count() <= 1);
        }

        await writer;
    }
}
