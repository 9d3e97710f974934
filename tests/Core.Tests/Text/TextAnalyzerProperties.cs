using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text;
using MemoryFunctions.Core.Text.Languages;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class TextAnalyzerProperties
{
    private static readonly string[] Alphabets =
    [
        "abcdefghijklmnopqrstuvwxyz", "enrsitaodle", "ABCdefÄÖÜäöüßéèñçãõøæœłıİ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюяії", "αβγδεζηθικλμνξάέήίς",
        "אבגדהושלם", "ابتثجحخالوةىي", "कखगघाीिुें़्ं", "我爱吃苹果昨天去北京", "あいうえおカキクケコー", "가나다라마바사", "กขคงจัีา", "0123456789.,",
        "'’-_.@#+", "🎉👍🇩🇪", "\u0301\u200d\u00ad", "\ud800\udc00",
    ];

    private static readonly string[] CommonWords =
    [
        "the", "and", "was", "did", "what", "die", "der", "und", "ist", "les", "est", "pas", "que", "los", "una", "il", "che", "não", "você",
        "het", "een", "och", "nie", "się", "и", "не", "что", "है", "على",
    ];

    private static Gen<string> Word() => Gen.OneOf(
        Gen.Elements(CommonWords),
        Gen.Elements(Alphabets).SelectMany(letters => Gen.Elements(letters.ToCharArray()).NonEmptyListOf()).Select(Join),
        Gen.Elements(Alphabets).SelectMany(_ => Gen.Elements(Alphabets).SelectMany(letters => Gen.Elements(letters.ToCharArray()))).NonEmptyListOf()
            .Select(Join));

    private static Arbitrary<string[]> Texts() => Word().NonEmptyListOf().Select(words => words.ToArray()).ToArbitrary();

    private static string Join(IEnumerable<char> letters) => string.Concat(letters);

    [Fact]
    public void A_word_of_a_text_finds_the_text() => Prop.ForAll(Texts(), words =>
    {
        var terms = TextAnalyzer.Analyze(string.Join(' ', words)).ToHashSet(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var query = TextAnalyzer.AnalyzeQuery(word);
            if (query.Count > 0 && !query.Any(term => IsStopWordSomewhere(term.Surface)))
            {
                Assert.Contains(query, term => term.Alternatives.Any(terms.Contains));
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(40));

    [Fact]
    public void No_text_makes_analysis_fail() => Prop.ForAll<string?>(text =>
    {
        Assert.All(TextAnalyzer.Analyze(text ?? ""), term => Assert.InRange(term.Length, 1, 64));
        Assert.All(TextAnalyzer.AnalyzeQuery(text ?? ""), term => Assert.NotEmpty(term.Alternatives));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static bool IsStopWordSomewhere(string word) =>
        LanguageSet.LatinVotes.ContainsKey(word) || LanguageSet.Russian.StopWords.Contains(word) || LanguageSet.IsUnstemmedStopWord(word);
}
