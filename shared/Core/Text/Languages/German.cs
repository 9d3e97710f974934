using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>German, with a light stemmer: endings of number, case and person only.</summary>
internal static class German
{
    private const string StopWords =
        "ab aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim bin bis bist "
        + "da dadurch daher damit dann darf das dass dazu dein deine deinem deinen deiner dem den denn der des dessen deshalb dich die "
        + "dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure "
        + "für gegen habe haben hab hast hat hatte hatten hattest hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres "
        + "im in indem ins ist ja jede jedem jeden jeder jedes jener jetzt kann kein keine keinem keinen keiner können könnte machen "
        + "man manche mehr mein meine meinem meinen meiner mich mir mit muss musste müssen nach nicht nichts noch nun nur ob oder ohne "
        + "schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sollte sonst soll über um und uns unser unsere "
        + "unserem unseren unserer unter viel vom von vor wann war waren warst warum was weil weiter welche welchem welchen welcher "
        + "welches wenn wer werde werden wie wieder will wir wird wirst wo wohin wollen worden würde würden zu zum zur zwar zwischen";

    private static readonly SuffixTable Plural = new(3, "ern em en er es e s:4 eln=el:2 innen=in:3");
    private static readonly SuffixTable Comparison = new(4, "est er en st");

    public static Language Create() => new() { Code = "de", StopWords = Language.Words(StopWords), Stem = Stem };

    private static int Stem(Span<char> word, int length) => Comparison.Strip(word, Plural.Strip(word, length));
}
