using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class TokenEstimateTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 1)]
    [InlineData("abcd", 1)]
    [InlineData("abcde", 2)]
    [InlineData("我爱吃苹果", 5)]
    [InlineData("🎉", 1)]
    public void Four_letters_or_one_character_of_a_script_without_spaces_are_a_token(string text, int tokens) => Assert.Equal(tokens, TokenEstimate.Of(text));
}
