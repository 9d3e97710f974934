using System.Collections.Frozen;
using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

internal static class English
{
    // Contractions stand as the tokenizer leaves them, and their first halves with them.
    private const string StopWords =
        "a about above after again against all also am an and any are aren't as at be because been before being below between both but "
        + "by can can't cannot could couldn't did didn't do does doesn't doing don't down during each few for from further had hadn't "
        + "has hasn't have haven't having he her here hers herself him himself his how i if in into is isn't it its itself just let me "
        + "more most mustn't my myself no nor not of off on once only or other ought our ours ourselves out over own same shan't she "
        + "should shouldn't so some such than that the their theirs them themselves then there these they this those through to too "
        + "under until up us very was wasn't we were weren't what when where which while who whom whose why will with won't would "
        + "wouldn't you your yours yourself yourselves s t";

    // The British spellings at the end are here for the same reason: no suffix rule brings them together with the American ones.
    private const string IrregularForms =
        "went go gone go bought buy brought bring thought think taught teach caught catch fought fight sought seek ran run saw see "
        + "seen see met meet sat sit won win lost lose kept keep slept sleep felt feel left leave meant mean spent spend sent send "
        + "lent lend bent bend built build told tell sold sell held hold heard hear made make paid pay said say laid lay took take "
        + "taken take gave give given give forgave forgive forgiven forgive came come became become overcame overcome began begin "
        + "begun begin broke break broken break spoke speak spoken speak chose choose chosen choose woke wake woken wake stole steal "
        + "stolen steal froze freeze frozen freeze drove drive driven drive rode ride ridden ride wrote write written write knew know "
        + "known know grew grow grown grow flew fly flown fly drew draw drawn draw threw throw thrown throw blew blow blown blow wore "
        + "wear worn wear tore tear torn tear swore swear sworn swear drank drink drunk drink sang sing sung sing swam swim swum swim "
        + "rang ring ate eat eaten eat fell fall fallen fall hid hide hidden hide shook shake shaken shake shown show stood stand "
        + "understood understand forgot forget forgotten forget got get gotten get found find bound bind fed feed led lead fled flee "
        + "bred breed dug dig hung hang stuck stick struck strike swept sweep wept weep dealt deal dreamt dream learnt learn leapt "
        + "leap shot shoot slid slide spun spin sank sink shrank shrink sprang spring arose arise arisen arise bitten bite proven "
        + "prove sewn sew done do withdrew withdraw children child women woman men man feet foot teeth tooth mice mouse geese goose "
        + "wives wife knives knife wolves wolf halves half shelves shelf loaves loaf thieves thief calves calf scarves scarf lives life "
        + "favourite favorite favourites favorite colour color colours color coloured color grey gray mum mom mums mom theatre theater "
        + "centre center centres center travelling travel travelled travel traveller travel neighbour neighbor neighbours neighbor";

    public static Language Create() => new()
    {
        Code = "en",
        StopWords = Language.Words(StopWords),
        Stem = EnglishStemmer.Stem,
        Irregular = Pairs(IrregularForms.Split(' ')),
    };

    private static FrozenDictionary<string, string> Pairs(string[] words) =>
        words.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
