using System.Collections.Frozen;

namespace MemoryFunctions.Core.Text.Names;

/// <summary>Words that help to tell names from other words with a capital.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> Titles = Set("Dr Mr Mrs Ms Prof St Sr Jr Sra Mme Mlle Hr Fr");

    private static readonly FrozenSet<string> Particles = Set("of the de del da do dos di van von der la le du den y e al");

    // What starts sentences in conversations, folded, beside the stop words; and days, months and languages' courtesies.
    private static readonly FrozenSet<string> Common = Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
        + "november december today tomorrow yesterday tonight hey hi hello yeah yes yep yup nope wow oh ah aw aww ooh haha lol ok okay "
        + "sure thanks thank great good nice cool awesome amazing absolutely definitely totally exactly really well maybe perhaps "
        + "please sorry congrats congratulations welcome glad happy sounds looks looking let's lets got get gotta gonna keep take took "
        + "make made go going come came see seeing saw look love loving like hope hoping wish wishing one two three first second last "
        + "next another every everyone everything someone something nothing nobody anyone anything still yet also even though although "
        + "however anyway actually honestly basically besides instead meanwhile finally later soon sometimes always never usually "
        + "recently currently unfortunately luckily apparently whatever wherever whenever since without within during despite unlike "
        + "following based given using there's it's that's what's here's i'm i've i'd i'll you're we're they're he's she's don't can't "
        + "won't didn't isn't wasn't dear best kind regards cheers bye goodbye take care many much most lot lots sweet perfect "
        + "fantastic wonderful beautiful interesting incredible true right fair enough agreed indeed cute gorgeous super so just tell "
        + "give show try check help ask think feel feels feeling know knowing remember forget believe guess imagine bet talk speak "
        + "time day life people things thing way work works seems appreciate being having doing been because until while may might "
        + "must shall us our note tip hint example important tv am pm omg btw lmao asap fyi diy ps ai id bonjour salut merci oui non "
        + "bien hola gracias si claro bueno buenos buenas ciao grazie certo buongiorno ola obrigado obrigada sim bom boa hallo danke "
        + "genau gut super ach привет montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli "
        + "oktober dezember спасибо здравствуйте да нет хорошо пожалуйста");

    private static readonly FrozenSet<string> GermanAnnouncements = Set(
        "in nach aus bei mit von für heißt heiße heisst heisse namens namen name und herr frau kollege kollegin freund freundin bruder "
        + "schwester stadt firma");

    // What people do, behind a name that starts a sentence.
    private static readonly FrozenSet<string> Acts = Set(
        "has had said says told asked went loves likes wants prefers works lives thinks knows came got bought started made moved will "
        + "would wrote called invited gave took joined decided suggested recommended hates needs plans preferred wanted moved adopted "
        + "visited helped préfère veut dit aime travaille habite vit pense trouve prefiere quiere dice vive trabaja tiene fue piensa "
        + "preferisce vuole lavora ha pensa prefere quer disse mora trabalha tem foi сказал сказала любит живет живёт предпочитает "
        + "хочет работает думает");

    private static readonly string[] CommonEndings = ["ing", "ly", "ed", "ness", "ment", "tion", "ful", "ous", "ive", "ies"];
    private static readonly string[] GermanNounEndings =
        ["ung", "heit", "keit", "schaft", "tion", "tät", "nis", "tum", "ling", "ungen", "heiten", "keiten"];

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsCommon(string folded) => Common.Contains(folded);

    public static bool AnnouncesGermanName(string word) => GermanAnnouncements.Contains(word);

    public static bool IsAct(string word) => Acts.Contains(word);

    public static bool HasCommonEnding(string word) =>
        word.Length > 4 && Array.Exists(CommonEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    public static bool IsGermanNoun(string word) =>
        word.Length > 12 || Array.Exists(GermanNounEndings, ending => word.EndsWith(ending, StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
