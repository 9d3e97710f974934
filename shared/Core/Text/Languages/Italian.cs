using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Italian, with a light stemmer for words without accents.</summary>
internal static class Italian
{
    private const string StopWords =
        "a abbiamo agli ai al alla alle allo anche ancora avere aveva avevano avuto c che chi ci ciò coi col come con contro cosa così "
        + "cui d da dagli dai dal dalla dalle dallo degli dei del della delle dello dentro di dopo dove e è ed era erano eri essere fa "
        + "fare fatto fino fra già gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio molto ne negli "
        + "nei nel nella nelle nello niente no noi non nostra nostre nostri nostro o ogni ora per perché però più poi prima qua qual "
        + "quale quali quando quanta quante quanti quanto quasi quella quelle quelli quello questa queste questi questo qui quindi "
        + "sarà se sei sempre senza si sì sia siamo sono sopra sotto sta stata state stati stato su sua sue sugli sui sul sulla sulle "
        + "sullo suo suoi te ti tra tu tua tue tuo tuoi tutta tutte tutti tutto un una uno vi voi vostra vostro";

    private static readonly SuffixTable Derivation = new(
        3,
        "amente mente azioni=az azione=az atori=at atore=at atrici=at atrice=at amenti=a amento=a imenti=i imento=i ita ismi ismo "
        + "iste=ist isti=ist ista=ist ezze ezza");

    private static readonly SuffixTable Inflection = new(
        3,
        "ando endo eranno iranno eremo iremo erebbe irebbe assero erono irono arono avano evano ivano avo evo ivo ava eva iva avi evi "
        + "ivi ato ata ati ate uto uta uti ute ito ita iti ite iamo ano ono are ere ire era ero ai a e i o ia ie ii io");

    private static readonly SuffixTable Spelling = new(2, "ch=c gh=g");

    public static Language Create() => new() { Code = "it", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length) =>
        Spelling.Strip(word, Inflection.Strip(word, Derivation.Strip(word, length)));
}
