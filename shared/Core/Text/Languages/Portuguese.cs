using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Portuguese, with a light stemmer for words without accents.</summary>
internal static class Portuguese
{
    private const string StopWords =
        "a ainda além algo alguma algumas alguns algum ao aos aquela aquele aquilo as assim até bem cada com como da das de dela dele "
        + "deles depois dessa desse desta deste disso do dos e é ela elas ele eles em enquanto entre era eram essa essas esse esses "
        + "esta está estão estar estas estava estavam este estes estou eu faz fazer foi for foram fui há isso isto já lá lhe mais mas "
        + "me mesmo meu meus minha minhas muito muitos na não nas nem nessa nesse nesta neste no nos nós nossa nosso num numa o onde "
        + "os ou para pela pelas pelo pelos pode por porque pouco pra qual quais quando quanto que quem são se seja sem sempre ser "
        + "será seu seus si sido só sob sobre sou sua suas também tão te tem têm temos tenho ter teu tinha toda todas todo todos tu "
        + "tua tudo um uma umas uns vai vamos vão você vocês";

    private static readonly SuffixTable Derivation = new(
        3,
        "amente mente acoes=ac acao=ac adores=ad adoras=ad ador=ad adora=ad amentos=a amento=a imentos=i imento=i idades idade ismos "
        + "ismo istas=ist ista=ist ezas eza oes=ao aes=ao ais=al eis=el ois=ol");

    private static readonly SuffixTable Inflection = new(
        3,
        "ando endo indo ados adas idos idas ado ada ido ida aram eram iram avam ava avas iamos iam ias ia aremos eremos iremos arao "
        + "erao irao ara era ira arei erei irei aria eria iria ar er ir amos emos imos ou eu iu ei aste este iste am em as es os a e o "
        + "i s ao");

    private static readonly SuffixTable Spelling = new(2, "qu=c gu=g");

    public static Language Create() => new() { Code = "pt", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length) =>
        Spelling.Strip(word, Inflection.Strip(word, Derivation.Strip(word, length)));
}
