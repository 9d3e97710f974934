using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Bench.Extract;

namespace MemoryFunctions.Bench.Tests.Extract;

public sealed class FactPatternTests
{
    [Theory]
    [InlineData("tea", "She drinks tea.", true)]
    [InlineData("tea", "She leads a team.", false)]
    [InlineData("tea*", "She leads a team.", true)]
    [InlineData("tea", "Her stea is cold.", false)]
    [InlineData("berlin live*|move*", "They moved to Berlin.", true)]
    [InlineData("berlin live*|move*", "They like Berlin.", false)]
    [InlineData("paris -moved", "She lives in Paris.", true)]
    [InlineData("paris -moved", "She moved away from Paris.", false)]
    [InlineData("green_tea", "Green-tea only.", true)]
    [InlineData("green_tea", "Tea, but green.", false)]
    [InlineData("~monday visit", "A visit.", false)]
    [InlineData("3_45", "Finishes in 3:45 hours", true)]
    [InlineData("köln", "Sie wohnt in KOLN.", true)]
    [InlineData("hauptstrasse", "Hauptstraße 3", true)]
    [InlineData("札幌 -福岡", "札幌で暮らしている。", true)]
    [InlineData("thinkpad", "新しいThinkPadです。", true)]
    [InlineData("パン屋", "ハン屋", false)]
    [InlineData("دينار", "الأسعار بالدِّينار", true)]
    [InlineData("١٢", "Room 12", true)]
    public void A_statement_is_told_by_its_words(string pattern, string statement, bool matches) =>
        Assert.Equal(matches, FactPattern.Parse(pattern).Matches(FoldedText.Of(statement)));

    [Theory]
    [InlineData("")]
    [InlineData("-paris")]
    [InlineData("paris live||move")]
    [InlineData("paris *")]
    [InlineData("~")]
    public void What_asks_for_nothing_is_no_pattern(string text) => Assert.Null(FactPattern.TryParse(text));

    [Fact]
    public void A_conversation_must_have_the_words_that_are_not_inferred()
    {
        var conversation = FoldedText.Of("user: I moved to Berlin last week.");

        Assert.True(FactPattern.Parse("berlin ~march").IsBorneOutBy(conversation));
        Assert.False(FactPattern.Parse("berlin march").IsBorneOutBy(conversation));
        Assert.False(FactPattern.Parse("~march").IsBorneOutBy(conversation));
    }

    [Fact]
    public void Any_text_can_be_folded_and_folding_it_again_changes_nothing() => Prop.ForAll<NonNull<string>>(text =>
    {
        var folded = FoldedText.Of(text.Get).Spaced;
        return string.Equals(FoldedText.Of(folded).Spaced, folded, StringComparison.Ordinal) && folded.StartsWith(' ') && folded.EndsWith(' ');
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Half_a_character_is_folded_like_any_other() => Assert.Equal(" a b ", FoldedText.Of("A\uD83D b").Spaced);

    [Fact]
    public void Words_may_come_in_any_order_and_with_others_between()
    {
        var words = Gen.Elements("anna", "berlin", "green", "seven", "札幌", "مقهى").NonEmptyListOf();
        Prop.ForAll(words.ToArbitrary(), words.ToArbitrary(), (sought, others) =>
        {
            var statement = string.Join(", ", others.Concat(Enumerable.Reverse(sought)).Append("x"));
            return FactPattern.Parse(string.Join(' ', sought)).Matches(FoldedText.Of(statement));
        }).QuickCheckThrowOnFailure();
    }
}
