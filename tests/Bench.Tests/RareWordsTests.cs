using MemoryFunctions.Bench.Robust;

namespace MemoryFunctions.Bench.Tests;

public sealed class RareWordsTests
{
    [Fact]
    public void A_question_is_the_two_words_that_the_fewest_other_memories_have()
    {
        var questions = RareWords.QuestionsFor(["Der Hund mag Äpfel und Brot.", "Der Hund und die Katze.", "Brot, Brot und nochmals Brot"]);

        Assert.Equal(["mag äpfel", "die katze", "nochmals brot"], questions);
    }

    [Fact]
    public void Vowel_signs_belong_to_their_words()
    {
        Assert.Equal(["मैंने", "किया"], RareWords.Words("मैंने किया।"));
    }

    [Fact]
    public void In_a_script_without_spaces_a_question_is_four_characters()
    {
        var questions = RareWords.QuestionsFor(["我决定将主题", "我决定将数据", "主题数据管道。X管"]);

        Assert.Equal(["决定将主", "决定将数", "主题数据"], questions);
    }

    [Fact]
    public void A_run_has_nothing_between_its_characters()
    {
        Assert.Equal(["令牌集的"], RareWords.Runs("令牌集的, 离散 Jaccard性质"));
    }

    [Fact]
    public void A_dialogue_becomes_labelled_turns()
    {
        var memory = new DialogueLine(3, ["<BOD>\n", " <Bart>:\"嘿\"\n", "<Assistant>:\"好\"\n", "<EOD>\n"]).ToMemory();

        Assert.Equal(new RobustMemory("dialogue-3", "Bart: 嘿\nAssistant: 好"), memory);
    }
}
