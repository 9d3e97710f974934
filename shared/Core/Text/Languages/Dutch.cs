using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>Dutch, with a light stemmer: number, person and participle, and the spelling of a closed syllable.</summary>
internal static class Dutch
{
    private const string StopWords =
        "aan al alle alleen als altijd andere ben bij daar dan dat de deze die dit doch doen door dus een en er ge geen geweest haar "
        + "had hadden heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je jij jou jouw jullie kan kon kunnen maar me "
        + "meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons onze ook op over reeds te tegen toch toen "
        + "tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel welke werd wezen wie wij wil worden wordt zal ze "
        + "zei zelf zich zij zijn zo zonder zou";

    private static readonly SuffixTable Inflection = new(3, "heden=heid eren:4 ende end:4 enden en e:4 s:4 tjes=t tje=t jes je es:4");
    private static readonly SuffixTable Spelling = new(1, "aa=a v=f z=s bb=b dd=d ff=f gg=g kk=k ll=l mm=m nn=n pp=p rr=r ss=s tt=t");

    public static Language Create() => new() { Code = "nl", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length)
    {
        length = Spelling.Strip(word, Inflection.Strip(word, length));

        // maan and manen, boom and bomen: the doubled vowel of the closed syllable goes.
        if (length > 3 && word[length - 2] == word[length - 3] && word[length - 2] is 'a' or 'e' or 'o' or 'u'
            && word[length - 1] is not ('a' or 'e' or 'i' or 'o' or 'u'))
        {
            word[length - 2] = word[length - 1];
            length--;
        }

        return length;
    }
}
