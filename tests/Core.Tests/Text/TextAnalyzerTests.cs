using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("The cats are running to Zürich", "cat run zurich")]
    [InlineData("Caroline’s dog doesn't bark", "carolin dog bark")]
    [InlineData("I went to buy it; she bought children's books", "go buy buy child book")]
    [InlineData("On the 7th of May, 1,000 people paid $3.50", "7 may 1000 peopl pay 3.50")]
    [InlineData("ＦＵＬＬ width ﬁne Straße", "full width fine strass")]
    [InlineData("mail bob@example.com", "mail bob exampl com bob@example.com")]
    [InlineData("see foo_bar in v1.2.3", "see foo bar foo_bar v1.2.3")]
    [InlineData("the getUserName call", "getusernam get user name call")]
    [InlineData("a well-known e-mail", "well know wellknown e mail email")]
    [InlineData("the U.S.A. and C++ and C#", "usa c++ c#")]
    [InlineData("O'Brien plays rock'n'roll", "obrien play rock roll")]
    [InlineData("happy 🎉👍🏽 day 🇩🇪", "happi 🎉 👍 day 🇩🇪")]
    public void English_text_becomes_its_terms(string text, string terms)
    {
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.Analyze(text)));
    }

    [Theory]
    [InlineData("Die Katzen schlafen auf dem Sofa und ich bin müde", "katz schlaf sofa mud")]
    [InlineData("J'aime l'équation de ce livre et les chats", "aim equation livr chat")]
    [InlineData("мы завтра перезапустим все бенчмарки и тесты", "завтр перезапуст бенчмарк тест")]
    [InlineData("Ми любимо їжу", "ми любимо їжу")]
    [InlineData("ज़्यादा क़लम है", "ज्यादा कलम")]
    [InlineData("الكِتابُ على الطاولة", "كتاب طاوله")]
    [InlineData("שָׁלוֹם עולם", "שלום עולם")]
    [InlineData("Ἀθῆναι καὶ ΟΔΟΣ", "αθηναι οδοσ")]
    [InlineData("我爱猫", "我爱 爱 爱猫 猫")]
    [InlineData("猫", "猫")]
    [InlineData("東京タワーへ行く", "東 東京 京 京タ タワ ワー ーへ へ行 行 行く")]
    [InlineData("ｶﾞﾗｽ", "ガラ ラス")]
    [InlineData("초안을 Markdown보다", "초안 안을 markdown 보다")]
    [InlineData("ฉันรัก", "ฉั ัน นร รั ัก")]
    [InlineData("第3章", "第 3 章")]
    [InlineData("٢٠٢٣", "2023")]
    [InlineData("𠮷野家", "𠮷 𠮷野 野 野家 家")]
    [InlineData("的", "的")]
    public void Text_in_other_languages_becomes_its_terms(string text, string terms)
    {
        Assert.Equal(terms, string.Join(' ', TextAnalyzer.Analyze(text)));
    }

    [Theory]
    [InlineData("What did Melanie paint last year?", "en")]
    [InlineData("Ich habe gestern mit meiner Schwester telefoniert", "de")]
    [InlineData("Nous avons décidé de partir avec les enfants", "fr")]
    [InlineData("He decidido que vamos a cambiar el proceso", "es")]
    [InlineData("Ho deciso che passeremo alla nuova versione", "it")]
    [InlineData("Você não vai mudar para uma cidade nova", "pt")]
    [InlineData("Ik heb gisteren een boek gelezen met mijn zus", "nl")]
    [InlineData("Jag har inte varit där med dig", "sv")]
    [InlineData("Nie wiem, co się z nim stało, ale już jest dobrze", "pl")]
    [InlineData("Я не знаю, где моя собака", "ru")]
    [InlineData("Де моя їжа", "uk")]
    [InlineData("我们明天去北京", "zh")]
    [InlineData("明日は東京に行きます", "ja")]
    [InlineData("Saela는 초안을 Markdown보다", "ko")]
    [InlineData("मैं कल दिल्ली जाऊँगा", "hi")]
    [InlineData("أين القطة", "ar")]
    [InlineData("گربه کجاست چه", "fa")]
    [InlineData("ฉันรักแมว", "th")]
    [InlineData("Kubernetes", "und")]
    [InlineData("12345 !!", "und")]
    [InlineData("", "und")]
    public void The_language_is_told(string text, string code)
    {
        Assert.Equal(code, TextAnalyzer.DetectLanguage(text));
    }

    [Fact]
    public void A_query_of_two_words_carries_the_stems_of_every_language()
    {
        var terms = TextAnalyzer.AnalyzeQuery("Katzen schlafen");
        Assert.Equal("katzen schlafen", Surfaces(terms));
        Assert.Equal("katzen katz", string.Join(' ', terms[0].Alternatives.Where(form => form is "katz" or "katzen")));
    }

    [Fact]
    public void A_clearly_English_query_carries_English_stems_only()
    {
        var terms = TextAnalyzer.AnalyzeQuery("What did Melanie's children paint?");
        Assert.Equal("melanie children paint", Surfaces(terms));
        Assert.Equal("children child", string.Join(' ', terms[1].Alternatives));
        Assert.Equal("paint", string.Join(' ', terms[2].Alternatives));
    }

    [Fact]
    public void A_word_of_one_character_is_found_between_any_neighbours()
    {
        var terms = TextAnalyzer.Analyze("我养了一只猫，名叫咪咪").ToHashSet(StringComparer.Ordinal);
        Assert.Contains(TextAnalyzer.AnalyzeQuery("我的猫吃什么"), term => term.Alternatives.Any(terms.Contains));
    }

    [Fact]
    public void Stop_words_stay_where_there_is_nothing_else()
    {
        Assert.Equal("the who", Surfaces(TextAnalyzer.AnalyzeQuery("The Who")));
        Assert.Equal("the who", string.Join(' ', TextAnalyzer.Analyze("The Who!")));
        Assert.Empty(TextAnalyzer.AnalyzeQuery("?!"));
    }

    [Fact]
    public void A_repeated_word_is_asked_once()
    {
        Assert.Single(TextAnalyzer.AnalyzeQuery("Katze KATZE katze"));
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b \ud83d")]
    [InlineData("\0\u0001\ufeff\u202e\u200d")]
    [InlineData("Z̷̛͔a̷l̵g̶o̴")]
    [InlineData("<script>alert('x')</script>; DROP TABLE users--")]
    [InlineData("%s%n${jndi:ldap://x}")]
    [InlineData("ﷺ ½ ㎏ ⅷ")]
    [InlineData("l'l'l' ''' '' a'' 'b")]
    [InlineData("___ --- ... @@@ a_ _a 1. 1, 1,2,3 1,,000")]
    [InlineData("\uffff\ufffe\ufdd0")]
    public void Hostile_text_does_not_fail(string text)
    {
        Assert.All(TextAnalyzer.Analyze(text), term => Assert.InRange(term.Length, 1, 64));
        Assert.NotNull(TextAnalyzer.AnalyzeQuery(text));
        Assert.NotNull(TextAnalyzer.DetectLanguage(text));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("l'")]
    [InlineData("a-")]
    [InlineData("aB")]
    [InlineData("1,")]
    [InlineData("猫")]
    [InlineData("𠮷")]
    [InlineData("🎉")]
    [InlineData("\u0301")]
    public void Long_repetitions_are_analysed_in_bounded_terms(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000));
        Assert.All(TextAnalyzer.Analyze(text), term => Assert.InRange(term.Length, 1, 64));
    }

    private static string Surfaces(IEnumerable<QueryTerm> terms) => string.Join(' ', terms.Select(term => term.Surface));
}
