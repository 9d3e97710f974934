using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class TurnClassifierTests
{
    [Theory]
    [InlineData("assistant", "experience")]
    [InlineData("AI", "experience")]
    [InlineData("助手", "experience")]
    [InlineData("user", "world")]
    [InlineData("Melanie", "world")]
    [InlineData(null, "world")]
    public void What_an_assistant_says_is_experience(string? speaker, string type)
    {
        Assert.Equal(type, TurnClassifier.Classify("I booked the table.", speaker).Type);
    }

    [Theory]
    [InlineData("My name is Ana and I live in Lisbon.", "identity")]
    [InlineData("Ich heiße Ana.", "identity")]
    [InlineData("我叫小明", "identity")]
    [InlineData("I prefer dark mode.", "preference")]
    [InlineData("Saela bevorzugt Entwürfe in LaTeX.", "preference")]
    [InlineData("Me encanta el café.", "preference")]
    [InlineData("私はコーヒーが好きです", "preference")]
    [InlineData("I'll fly to Rome next month.", "plan")]
    [InlineData("Vado a correre domani", "plan")]
    [InlineData("Remind me to call mom.", "task")]
    [InlineData("N'oublie pas le lait", "task")]
    [InlineData("Ho deciso che passeremo a Jaccard.", "decision")]
    [InlineData("我决定换工作", "decision")]
    [InlineData("My sister is a nurse.", "relation")]
    [InlineData("We went to the beach yesterday.", "experience")]
    [InlineData("Ontem comi muito", "experience")]
    [InlineData("Water is a liquid.", "fact")]
    [InlineData("What is the capital of France?", "question")]
    [InlineData("你喜欢什么吗？", "question")]
    [InlineData("Hey, how are you?", "small_talk")]
    [InlineData("Thanks, bye!", "small_talk")]
    [InlineData("I like tea. And you?", "preference")]
    [InlineData("Lorem ipsum dolor", null)]
    [InlineData("", null)]
    [InlineData("\ud800?", "question")]
    public void The_commonest_turns_of_phrase_tell_the_category(string text, string? category)
    {
        Assert.Equal(category, TurnClassifier.Classify(text, null).Category);
    }
}
