using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Core.Tests.Recall;

public sealed class NamedSpeakersTests
{
    [Theory]
    [InlineData("What does Caroline like?", "Caroline", true)]
    [InlineData("what does caroline like", "Caroline Smith", true)]
    [InlineData("Caroline's dog", "Caroline", true)]
    [InlineData("a carolinean question", "Caroline", false)]
    [InlineData("supercaroline", "Caroline", false)]
    [InlineData("carolines and Caroline", "Caroline", true)]
    [InlineData("What does Smith like?", "Caroline Smith", false)]
    [InlineData("", "Ann", false)]
    [InlineData("Ann", null, false)]
    [InlineData("Ann", " ", false)]
    public void A_question_names_a_speaker_by_the_first_name_as_a_word(string question, string? speaker, bool named)
    {
        var speakers = new NamedSpeakers(question);
        Assert.Equal(named, speakers.Names(speaker));
        Assert.Equal(named, speakers.Names(speaker));
    }
}
