using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Spanish, with a light stemmer for words without accents.</summary>
internal static class Spanish
{
    private const string StopWords =
        "a acá ahí al algo algún alguna algunas alguno algunos allí ante antes aquel aquella aquello aquí así aun aunque cada como "
        + "cómo con contra cosas cual cuál cuales cuando cuándo cuanto cuánto de del desde donde dónde dos e el él ella ellas ello "
        + "ellos en entre era eran eras eres es esa esas ese eso esos esta está estaba estaban estado estamos están estar estas este "
        + "esto estos estoy fue fueron ha haber había habían hace hacer hacia han has hasta hay he hemos hoy la las le les lo los más "
        + "me mi mí mis mucho muy nada ni no nos nosotros nuestra nuestro o otra otras otro otros para pero poco por porque pues que "
        + "qué quien quién quienes se sea según ser si sí sido siempre sin sobre solo sólo son soy su sus también tan tanto te tener "
        + "tengo ti tiene tienen toda todas todo todos tu tú tus tuvo un una unas uno unos usted ustedes va vamos van y ya yo";

    private static readonly SuffixTable Derivation = new(
        3,
        "amente mente aciones=ac acion=ac adores=ad adoras=ad ador=ad adora=ad amientos=a amiento=a imientos=i imiento=i idades idad "
        + "ezas eza icas=ic icos=ic ismos ismo istas=ist ista=ist");

    private static readonly SuffixTable Inflection = new(
        3,
        "ando iendo yendo ados adas idos idas ado ada ido ida aron ieron aban aba abas abamos iamos ian ias ia aremos eremos iremos "
        + "aran eran iran ara era ira are ere ire aria eria iria arian erian irian ar er ir amos emos imos aste iste asteis an en as "
        + "es os a e o i s io");

    private static readonly SuffixTable Spelling = new(2, "qu=c gu=g z=c");

    public static Language Create() => new() { Code = "es", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length) =>
        Spelling.Strip(word, Inflection.Strip(word, Derivation.Strip(word, length)));
}
