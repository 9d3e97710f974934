using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class EntityMentionsTests
{
    [Theory]
    [InlineData("We flew to New York with Anna on Monday.", "New York|Anna")]
    [InlineData("Caroline's mentor Dr. Ana Smith lives in St. Louis", "Caroline|Dr. Ana Smith|St. Louis")]
    [InlineData("Anna said hi. Nature is great. Marco's car broke", "Anna|Marco")]
    [InlineData("L'article de Saela est ici, j'aime Paris", "Saela|Paris")]
    [InlineData("저는 Jaccard로 바꿨고 Ivora는 'LaTeX'를 써요", "Jaccard|Ivora|LaTeX")]
    [InlineData("Don't go. Isn't it?", "")]
    [InlineData("Thanks Melanie! Painting is fun. Really.", "Melanie")]
    [InlineData("I read \"To Kill a Mockingbird\" and “Dune” in May", "To Kill a Mockingbird|Dune")]
    [InlineData("she works at the Bank of America in the USA", "Bank of America|USA")]
    [InlineData("we moved from MongoDB to PostgreSQL, using iPhone and GPT-4", "MongoDB|PostgreSQL|iPhone|GPT-4")]
    [InlineData("ask @alice_b or mail bob@example.com", "@alice_b")]
    [InlineData("STOP SHOUTING AT ME NOW", "")]
    [InlineData("Yes, I'm OK. What's up? He said that it is fine.", "")]
    [InlineData("Ich wohne in Berlin und habe eine Katze mit dem Namen Minka bei GitHub", "Berlin|Minka|GitHub")]
    [InlineData("Nous allons à Paris avec Amélie et les enfants", "Paris|Amélie")]
    [InlineData("Я живу в Москве с Анной", "Москве|Анной")]
    [InlineData("昨日マイケル・ジャクソンの歌を聞いた", "マイケル・ジャクソン")]
    [InlineData("我在读《三体》，用 Kindle 看", "三体|Kindle")]
    [InlineData("", "")]
    public void Names_are_found_by_how_they_are_written(string text, string names)
    {
        Assert.Equal(names, string.Join('|', EntityMentions.Find(text, null)));
    }

    [Fact]
    public void The_speaker_comes_first_unless_it_is_a_role()
    {
        Assert.Equal("Melanie|Anna", string.Join('|', EntityMentions.Find("I met Anna and Melanie", "Melanie")));
        Assert.Equal("Anna", string.Join('|', EntityMentions.Find("I met Anna", "user")));
    }

    [Fact]
    public void A_text_gives_sixteen_names_at_most()
    {
        var text = string.Join(", ", Enumerable.Range('A', 26).Select(letter => $"met {(char)letter}na{(char)letter}"));
        Assert.Equal(16, EntityMentions.Find(text, null).Count);
    }

    [Theory]
    [InlineData("Ab ")]
    [InlineData("\"")]
    [InlineData("@a")]
    [InlineData("A'")]
    [InlineData("カ")]
    [InlineData("of A ")]
    public void Long_repetitions_take_no_time_to_speak_of(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var watch = Stopwatch.StartNew();
        Assert.InRange(EntityMentions.Find(text, null).Count, 0, EntityMentions.MaxNames);
        Assert.NotNull(TurnClassifier.Classify(text, null).Type);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 10_000);
    }

    [Fact]
    public void No_text_makes_it_fail() => Prop.ForAll<string?, string?>((text, speaker) =>
    {
        Assert.InRange(EntityMentions.Find(text ?? "", speaker).Count, 0, 16);
        Assert.NotNull(TurnClassifier.Classify(text ?? "", speaker).Type);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
}
