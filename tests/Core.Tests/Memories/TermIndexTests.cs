using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Memories;

public sealed class TermIndexTests
{
    [Fact]
    public void Each_term_is_counted_at_each_place()
    {
        var index = TermIndex.Build([["tea", "cup", "tea"], ["milk"], null, ["tea"], []]);
        Assert.Equal(3, index.Count);
        Assert.Equal([2, 0, 0, 1, 0], Counts(index, "tea"));
        Assert.Equal([1, 0, 0, 0, 0], Counts(index, "cup"));
        Assert.Equal([0, 1, 0, 0, 0], Counts(index, "milk"));
        Assert.Equal([3, 1, 0, 1, 0], Enumerable.Range(0, TermIndex.Places).Select(index.Length));
        Assert.Equal(new[] { TermHash.Of("cup"), TermHash.Of("tea") }.Order(), index.Own());
    }

    [Fact]
    public void More_than_fifteen_of_a_term_are_fifteen_and_spill_into_no_other_place()
    {
        var index = TermIndex.Build([[.. Enumerable.Repeat("ha", 300)], ["ha"], null, null, null]);
        Assert.Equal([TermIndex.MaxCount, 1, 0, 0, 0], Counts(index, "ha"));
        Assert.Equal(300, index.Length(0));
    }

    [Fact]
    public void Any_texts_are_found_again_from_the_bytes() =>
        Prop.ForAll(Gen.Choose(0, 60).Select(at => $"t{at}").ListOf().ArrayOf(TermIndex.Places).ToArbitrary(), places =>
        {
            var index = TermIndex.Read(TermIndex.Build([.. places.Select(place => (IReadOnlyList<string>?)[.. place])]).Bytes);
            for (var at = 0; at <= 61; at++)
            {
                var expected = places.Select(place => Math.Min(TermIndex.MaxCount, place.Count(term => term == $"t{at}")));
                Assert.Equal(expected, Counts(index, $"t{at}"));
            }
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void No_bytes_are_a_memory_without_terms()
    {
        var index = TermIndex.Read(ReadOnlyMemory<byte>.Empty);
        Assert.Equal((0, 0, 0u), (index.Count, index.Length(0), index.Find(TermHash.Of("tea"))));
        Assert.Empty(index.Own());
    }

    [Fact]
    public void A_place_that_is_not_there_equals_an_empty_one() =>
        Assert.True(TermIndex.Build([["a"], null, null, null, null]).IsSame(TermIndex.Build([["a"], [], [], [], []])));

    [Fact]
    public void A_term_at_another_place_ranks_otherwise()
    {
        var one = TermIndex.Build([["a"], ["b"], null, null, null]);
        Assert.False(one.IsSame(TermIndex.Build([["a"], null, ["b"], null, null])));
        Assert.False(one.IsSame(TermIndex.Build([["a"], ["c"], null, null, null])));
        Assert.False(one.IsSame(TermIndex.Build([["a"], ["b", "b"], null, null, null])));
    }

    private static IEnumerable<int> Counts(TermIndex index, string term)
    {
        var counts = index.Find(TermHash.Of(term));
        return Enumerable.Range(0, TermIndex.Places).Select(place => (int)((counts >> (4 * place)) & 15));
    }
}
