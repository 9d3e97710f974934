using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class AnswerTextTests
{
    private static readonly string[] Pieces = ["word ", "Überraschung", "我爱吃苹果", "🎉", "👩‍👩‍👧", "e\u0301", " ", ".", "\n", new string('x', 300), "किताब "];

    [Fact]
    public void A_text_that_fits_stays_as_it_is() => Assert.Equal("Ann drinks tea.", AnswerText.Cut("Ann drinks tea.", 4));

    [Fact]
    public void A_long_text_ends_after_a_word() => Assert.Equal("Ann drinks tea every…", AnswerText.Cut("Ann drinks tea every morning before work.", 7));

    [Fact]
    public void A_cut_text_fits_and_is_the_beginning_up_to_a_whole_character() =>
        Prop.ForAll(
            Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary(),
            Gen.Choose(1, 60).ToArbitrary(),
            (text, tokens) =>
            {
                var cut = AnswerText.Cut(text, tokens);
                Assert.True(TokenEstimate.Of(cut) <= tokens);
                if (cut != text)
                {
                    var kept = cut[..^1];
                    Assert.StartsWith(kept, text, StringComparison.Ordinal);
                    Assert.Contains(kept.Length, StringInfo.ParseCombiningCharacters(text));
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));
}
