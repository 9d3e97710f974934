using MemoryFunctions.Bench.Locomo;
using MemoryFunctions.Bench.Serving;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Bench.Tests.Locomo;

public sealed class AblationCommandTests
{
    [Fact]
    public async Task Each_element_is_left_out_by_an_instance_of_its_own_on_the_same_memories()
    {
        var console = new BenchConsole();
        await using var instance = await Instance.StartAsync(store: null, [], CancellationToken.None);

        await AblationCommand.RunAsync(LiveData.Dataset, instance, [RankingElements.Recency, RankingElements.Proof], console.Console, CancellationToken.None);

        Assert.Matches(@"Recency +0\.00", console.Text);
        Assert.Matches(@"Proof +0\.00", console.Text);
        Assert.Contains("all but adversarial", console.Text, StringComparison.Ordinal);
    }
}
