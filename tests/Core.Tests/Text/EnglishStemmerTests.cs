using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Tests.Text;

public sealed class EnglishStemmerTests
{
    // Pairs published with the algorithm's description, and its exceptional forms.
    [Theory]
    [InlineData("consign consigned consigning consignment", "consign")]
    [InlineData("consist consisted consistency consistent consistently consisting consists", "consist")]
    [InlineData("consolation consolations console consoled consoles consoling consolingly consols", "consol")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("consolidate consolidated consolidating", "consolid")]
    [InlineData("consonant", "conson")]
    [InlineData("conspicuous conspicuously", "conspicu")]
    [InlineData("conspiracy", "conspiraci")]
    [InlineData("conspirator conspirators conspire conspired conspiring", "conspir")]
    [InlineData("constable constables", "constabl")]
    [InlineData("constance constancy", "constanc")]
    [InlineData("knackeries", "knackeri")]
    [InlineData("knave knaves", "knave")]
    [InlineData("knee knees", "knee")]
    [InlineData("kneel kneeled kneeling kneels", "kneel")]
    [InlineData("knightly knights", "knight")]
    [InlineData("knit knits knitted knitting", "knit")]
    [InlineData("knives", "knive")]
    [InlineData("hopping hopped hop", "hop")]
    [InlineData("hoping hoped hope", "hope")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("this", "this")]
    [InlineData("kiwis", "kiwi")]
    [InlineData("gaps", "gap")]
    [InlineData("luxuriating", "luxuri")]
    [InlineData("generate generates generating", "generat")]
    [InlineData("generally general", "general")]
    [InlineData("communication communications", "communic")]
    [InlineData("relational", "relat")]
    [InlineData("sensational", "sensat")]
    [InlineData("rationalization", "ration")]
    [InlineData("happiness", "happi")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("enjoyed enjoying enjoys enjoy", "enjoy")]
    [InlineData("say says", "say")]
    [InlineData("youth", "youth")]
    [InlineData("skies sky", "sky")]
    [InlineData("dying", "die")]
    [InlineData("news", "news")]
    [InlineData("proceed", "proceed")]
    [InlineData("innings inning", "inning")]
    [InlineData("early", "earli")]
    [InlineData("at", "at")]
    [InlineData("controll", "control")]
    [InlineData("roll", "roll")]
    [InlineData("adjustable adjustment", "adjust")]
    [InlineData("geology", "geolog")]
    public void Forms_of_an_English_word_have_the_published_stem(string words, string stem)
    {
        Span<char> buffer = stackalloc char[32];
        foreach (var word in words.Split(' '))
        {
            word.CopyTo(buffer);
            Assert.Equal(stem, buffer[..EnglishStemmer.Stem(buffer, word.Length)].ToString());
        }
    }
}
