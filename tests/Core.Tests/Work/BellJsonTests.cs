using MemoryFunctions.Core.Work;

namespace MemoryFunctions.Core.Tests.Work;

public sealed class BellJsonTests
{
    [Fact]
    public void A_bell_of_before_there_were_sorts_is_an_ordinary_one()
    {
        var bell = BellJson.Read("""{"v":1,"bank":"default/u/alice"}""");

        Assert.Equal(("default/u/alice", false), (bell.Bank, bell.OneByOne));
    }

    [Fact]
    public void An_ordinary_bell_says_nothing_that_a_reader_of_before_would_not_know() =>
        Assert.Equal("""{"v":1,"bank":"default/u/alice"}""", BellJson.Write(new Bell { Bank = "default/u/alice" }));

    [Fact]
    public void A_bell_for_one_document_at_a_time_arrives_as_one() =>
        Assert.True(BellJson.Read(BellJson.Write(new Bell { Bank = "default/u/alice", OneByOne = true })).OneByOne);
}
