using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>French, with a light stemmer for words without accents: number, gender, person and the commonest derivations.</summary>
internal static class French
{
    private const string StopWords =
        "à ai aie ainsi alors après as au aucun aucune aura aurait aussi autre autres aux avait avaient avec avez avoir avons bien c "
        + "ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de depuis des deux devrait dit "
        + "donc dont du elle elles en encore entre es est et étaient était étant été être eu eux fait faire fois font ici il ils j je "
        + "jusqu l la là laquelle le lequel les lesquels leur leurs lui m ma mais me même mêmes mes moi moins mon n ne ni nos notre "
        + "nous on ont ou où par parce pas pendant peu peut plus plutôt pour pourquoi qu quand que quel quelle quelles quels qui quoi "
        + "s sa sans se sera serait ses si sont sous suis sur t ta te tes toi ton tous tout toute toutes tu un une va vers voici voilà "
        + "vos votre vous y";

    private static readonly SuffixTable Derivation = new(
        3,
        "issements=iss issement=iss ements ement ations:4 ation:4 atrices=at atrice=at ateurs=at ateur=at euses=eu euse=eu ives=if "
        + "ive=if ivement=if euses=eu istes=ist iste=ist ances=ant ance=ant ences=ent ence=ent ites=it ite=it aux=al:2 eaux=eau:1 "
        + "eux=eu");

    private static readonly SuffixTable Inflection = new(
        3,
        "issaient issait issant issons issent erions eraient erait erais erons eront erez erai era assent aient antes ante ants ant "
        + "ait ais iez ees ee es er ez ent ons ions=ion:2 e s x is it ir ie");

    private static readonly SuffixTable Doubled = new(3, "nn=n ll=l tt=t ss=s rr=r mm=m");

    public static Language Create() => new() { Code = "fr", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length)
    {
        var derived = Derivation.Strip(word, length);
        return Doubled.Strip(word, Inflection.Strip(word, derived));
    }
}
