namespace MemoryFunctions.Integration.Tests;

public sealed class IsolationTests(LocalFixture local) : IClassFixture<LocalFixture>
{
    [Fact]
    public async Task Nothing_of_one_bank_is_seen_from_another()
    {
        var banks = Enumerable.Range(0, 6).Select(at => LocalFixture.NewBank($"user-{at}")).ToList();
        await Task.WhenAll(banks.Select((bank, at) => local.Client.RetainAsync(bank, $"user: My locker code is {1000 + at} and my colour is blue.", "same")));

        foreach (var (bank, at) in banks.Select((bank, at) => (bank, at)))
        {
            var own = (1000 + at).ToString(System.Globalization.CultureInfo.InvariantCulture);
            foreach (var text in (await local.Client.RecallAsync(bank, "locker code 1000 1001 1002 1003 1004 1005 blue", "high"))
                .Concat((await local.Client.MemoriesAsync(bank)).Select(memory => memory.Text))
                .Append((await local.Client.DocumentAsync(bank, "same"))!))
            {
                Assert.Contains(own, text, StringComparison.Ordinal);
            }

            Assert.Single(await local.Client.MemoriesAsync(bank));
        }
    }

    [Theory]
    [InlineData("alice", "Alice")]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a", "a ")]
    [InlineData("x", "x\u200b")]
    public async Task Ids_that_look_alike_are_different_banks(string one, string other)
    {
        var suffix = Guid.NewGuid().ToString();
        await local.Client.RetainAsync(suffix + one, "user: I am the first.");
        await local.Client.RetainAsync(suffix + other, "user: I am the second.");

        Assert.Contains("first", Assert.Single(await local.Client.MemoriesAsync(suffix + one)).Text, StringComparison.Ordinal);
        Assert.Contains("second", Assert.Single(await local.Client.MemoriesAsync(suffix + other)).Text, StringComparison.Ordinal);
    }
}
