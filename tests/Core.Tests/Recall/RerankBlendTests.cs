using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class RerankBlendTests
{
    private static readonly Arbitrary<(double One, double Other, double Score)> Shares = Gen.Choose(1, 999).Three()
        .Select(three => (three.Item1 / 1000d, three.Item2 / 1000d, three.Item3 / 1000d)).ToArbitrary();

    [Fact]
    public void It_lies_between_0_and_1_and_rises_with_either_score() => Prop.ForAll(Shares, shares =>
    {
        var (low, high) = (Math.Min(shares.One, shares.Other), Math.Max(shares.One, shares.Other));
        Assert.InRange(RerankBlend.Of(low, shares.Score), 0.0001, 0.9999);
        Assert.True(RerankBlend.Of(low, shares.Score) <= RerankBlend.Of(high, shares.Score));
        Assert.True(RerankBlend.Of(shares.Score, low) <= RerankBlend.Of(shares.Score, high));
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void What_was_not_read_never_rises_above_what_the_arms_had_before_it_and_was() => Prop.ForAll(Shares, shares =>
    {
        var (low, high) = (Math.Min(shares.One, shares.Other), Math.Max(shares.One, shares.Other));
        Assert.True(RerankBlend.Of(low, null) <= RerankBlend.Of(high, shares.Score));
        Assert.True(RerankBlend.Of(low, null) <= RerankBlend.Of(high, 0));
    }).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData(0.4, 0.95, 0.6, 0.2)]
    [InlineData(0.5, 0.55, 0.3, 0.5)]
    public void Who_is_surer_decides(double fused, double score, double otherFused, double otherScore) =>
        Assert.True(RerankBlend.Of(fused, score) > RerankBlend.Of(otherFused, otherScore));

    [Fact]
    public void A_half_of_both_stays_a_half() => Assert.Equal(0.5, RerankBlend.Of(0.5, 0.5), 9);

    [Fact]
    public void A_long_memory_is_read_by_its_beginning_and_no_character_is_cut_in_two()
    {
        var memory = new MemoryUnit
        {
            Id = "m", Text = string.Concat(Enumerable.Repeat("😀", 3_000)), Type = "world", DocumentId = "d", ChunkId = "c", SourceTurns = [0],
            CreatedAt = DateTimeOffset.UnixEpoch, UpdatedAt = DateTimeOffset.UnixEpoch,
        };
        foreach (var context in new[] { null, "x", "xy", new string('c', 5_000) })
        {
            var text = RerankText.Of(memory with { Context = context });
            Assert.InRange(text.Length, RerankText.MaxLength - 1, RerankText.MaxLength);
            Assert.False(char.IsHighSurrogate(text[^1]));
            Assert.EndsWith("😀", text, StringComparison.Ordinal);
        }
    }
}
