using MemoryFunctions.Core.Text.Stemming;

namespace MemoryFunctions.Core.Text.Languages;

/// <summary>
/// Languages whose words are kept as they are, Russian apart. The few commonest words tell them from the languages that are stemmed,
/// so that no foreign rule spoils their words.
/// </summary>
internal static class OtherLanguages
{
    public static IEnumerable<Language> CreateLatin() =>
    [
        Plain("sv", "och att det som en på är av för med till den har de inte ett men var jag sig från vi så kan när år han under hon vad"),
        Plain("da", "og i at det er en til på som med af den for de har ikke der et jeg var men vi han kan fra hvad hun blev mig hvor dig"),
        Plain("nb", "og i det er en til på som med av den for har ikke et jeg var men vi han kan fra hva hun ble meg hvor deg du skal"),
        Plain("fi", "ja on ei että se oli hän mutta ovat kun niin mikä tämä minä sinä joka myös kuin olen missä mitä ole sitä"),
        Plain("pl", "i w na z się nie do to że jest jak o co po ale dla od czy za tak był przez mnie już jego tylko kiedy gdzie jestem"),
        Plain("cs", "a se v na je že s z do to jsem ale jak za by pro co který aby jako jsou byl kde když nebo ještě má mám"),
        Plain("ro", "și în de la cu pe nu este un o că a se din mai care am pentru sunt fost sau ce unde când eu mea lui ai"),
        Plain("tr", "ve bir bu da de için ile çok ne mi ben sen o ama daha gibi kadar var yok nasıl nerede değil olarak benim"),
        Plain("hu", "a az és hogy nem is egy de van meg ez volt én te mi ha csak már mint még mikor hol vagy vagyok nekem"),
        Plain("id", "dan yang di ke dari ini itu untuk dengan saya tidak ada akan pada adalah kamu juga sudah bisa aku apa dia kapan"),
        Plain("vi", "và là của có không cho một những được tôi này trong với các đã người bạn khi thì nhưng gì ở rất"),
    ];

    public static Language CreateRussian() => new()
    {
        Code = "ru",
        StopWords = Language.Words(
            "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще нет о "
            + "из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя "
            + "ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж "
            + "тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем всех "
            + "никогда можно при наконец два об другой хоть после над больше тот через эти нас про всего них какая много разве три эту "
            + "моя впрочем хорошо свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это мои моего "
            + "моей"),
        Stem = RussianStemmer.Stem,
    };

    public static Language CreateHindi() => Plain(
        "hi",
        "का के की को में है हैं और से पर ने यह वह कि जो था थी थे हो तो भी एक ही नहीं इस उस मैं हम तुम आप मेरा मेरी मेरे क्या कब कहाँ "
        + "कौन गया कर लिए इसके उसके अपने अपनी रहा रही रहे हुआ हुई साथ या");

    public static Language CreateArabic() => Plain(
        "ar", "في من على إلى عن أن ان هذا هذه ذلك التي الذي ما لا لم لن هو هي هم انا أنا كان كانت مع كل قد ثم أو او و يا هل متى أين كيف");

    public static Language CreateHebrew() => Plain(
        "he", "של את על הוא היא אני אתה לא זה זאת כי אם עם גם או מה מי היה הם אנחנו יש אין כל רק מתי איפה");

    public static Language CreateGreek() => Plain(
        "el", "και το να η ο τα την της του των για με σε από που δεν είναι θα στο στη στην τι ένα μια οι τον αν πως μου σου ή πότε πού");

    private static Language Plain(string code, string words) => new() { Code = code, StopWords = Language.Words(words) };
}
