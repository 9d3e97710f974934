namespace MemoryFunctions.Core.Text.Cues;

/// <summary>The phrases of each category, most telling category first.</summary>
internal static class CueTable
{
    /// <summary>Categories of statements, in the order in which they are tried.</summary>
    public static readonly IReadOnlyList<(string Category, CueSet Cues)> Statements =
    [
        ("task", new CueSet(
            "remind me|reminder to|don't forget|to do list|todo|i need to|i have to|we need to|i must|i should|make sure to|"
            + "erinnere mich|vergiss nicht|ich muss|wir müssen|rappelle moi|n'oublie pas|je dois|il faut que je|recuérdame|no olvides|"
            + "tengo que|tenemos que|ricordami|non dimenticare|devo|dobbiamo|lembre me|não esqueça|tenho que|preciso",
            "提醒我|别忘|不要忘|我需要|我得|必须|しなければ|忘れないで|する必要")),
        ("decision", new CueSet(
            "i decided|we decided|i've decided|we've decided|decided to|decided on|decided that|we agreed|i chose|we chose|going with|"
            + "go with|made up my mind|ich habe entschieden|wir haben entschieden|habe beschlossen|haben beschlossen|j'ai décidé|"
            + "nous avons décidé|on a décidé|he decidido|hemos decidido|decidí|ho deciso|abbiamo deciso|decidi|decidimos|я решил|"
            + "я решила|мы решили",
            "决定|選擇了|选择了|決めました|決めた|ことにした|ことにしました")),
        ("identity", new CueSet(
            "my name is|call me|i am from|i'm from|i live in|i was born|i grew up|i work as|i work at|i work for|years old|i am a|"
            + "i'm a|i am an|i'm an|my job|my birthday|i study|ich heiße|mein name ist|ich komme aus|ich wohne in|ich lebe in|"
            + "ich arbeite als|ich bin ein|ich bin eine|jahre alt|je m'appelle|mon nom est|je viens de|j'habite|je travaille|"
            + "je suis un|je suis une|me llamo|mi nombre es|soy de|vivo en|trabajo como|soy un|soy una|mi chiamo|il mio nome|"
            + "vengo da|abito a|lavoro come|sono un|sono una|meu nome é|me chamo|moro em|trabalho como|sou um|sou uma|меня зовут|"
            + "я живу|я работаю",
            "我叫|我的名字|我是一|我来自|我住在|我今年|と申します|私の名前|に住んで|出身です|歳です")),
        ("preference", new CueSet(
            "i like|i love|i prefer|i enjoy|i hate|i dislike|i don't like|i'm a fan|i can't stand|my favorite|my favourite|"
            + "is my favorite|prefers|i'm allergic|i am allergic|i'm vegetarian|i'm vegan|ich mag|ich liebe|ich bevorzuge|ich hasse|"
            + "lieblings|am liebsten|bevorzugt|j'aime|j'adore|je préfère|je déteste|préféré|préférée|préfère|me gusta|me gustan|"
            + "me encanta|prefiero|odio|favorito|favorita|prefiere|mi piace|mi piacciono|adoro|preferisco|preferito|preferita|"
            + "preferisce|gosto de|prefiro|detesto|prefere|мне нравится|я люблю|я предпочитаю|предпочитает",
            "我喜欢|我爱|我讨厌|我更喜欢|我最喜欢|不喜欢|偏好|が好き|が嫌い|大好き|お気に入り")),
        ("plan", new CueSet(
            "i'm going to|i am going to|we're going to|we are going to|i'm gonna|i will|i'll|we'll|we will|i plan|we plan|planning to|"
            + "planning on|planning a|looking forward to|can't wait to|i want to|i hope to|i'm thinking of|thinking about|ich werde|"
            + "wir werden|ich plane|ich möchte|ich will|wir wollen|ich habe vor|je vais|nous allons|on va|je compte|je veux|j'aimerais|"
            + "voy a|vamos a|planeo|quiero|pienso|andrò|vado a|voglio|vorrei|abbiamo in programma|vou|vamos|pretendo|quero|я собираюсь|"
            + "мы собираемся|я хочу|я планирую",
            "我要|我打算|我计划|我想去|我们要|准备去|つもり|予定です|したいです|に行きたい")),
        ("relation", new CueSet(
            "my wife|my husband|my partner|my girlfriend|my boyfriend|my mother|my mom|my mum|my father|my dad|my parents|my brother|"
            + "my sister|my son|my daughter|my kids|my children|my friend|my best friend|my boss|my colleague|my dog|my cat|my uncle|"
            + "my aunt|my cousin|my grandma|my grandpa|meine frau|mein mann|meine mutter|mein vater|mein bruder|meine schwester|"
            + "mein sohn|meine tochter|mein freund|meine freundin|meine kinder|ma femme|mon mari|ma mère|mon père|mon frère|ma sœur|"
            + "mon fils|ma fille|mon ami|mon amie|mes enfants|mi esposa|mi mujer|mi marido|mi madre|mi padre|mi hermano|mi hermana|"
            + "mi hijo|mi hija|mi amigo|mi amiga|mia moglie|mio marito|mia madre|mio padre|mio fratello|mia sorella|mio figlio|"
            + "mia figlia|mio amico|minha esposa|meu marido|minha mãe|meu pai|meu irmão|minha irmã|meu filho|minha filha|meu amigo|"
            + "minha amiga|моя жена|мой муж|моя мама|мой брат|моя сестра",
            "我妻子|我老婆|我丈夫|我老公|我妈|我爸|我哥|我姐|我弟|我妹|我儿子|我女儿|我朋友|我的朋友|私の妻|私の夫|私の母|私の父|私の友|私の兄|私の姉|私の弟|私の妹")),
        ("experience", new CueSet(
            "i went|we went|i visited|i had|we had|i tried|i saw|i met|i bought|i got|i made|i started|i joined|i finished|i attended|"
            + "i took|i read|i watched|i won|i lost|i felt|i did|i've been|i have been|we did|i found|i learned|i spent|yesterday|"
            + "last week|last night|last weekend|ich war|wir waren|ich bin gegangen|ich hatte|ich habe|gestern|je suis allé|"
            + "je suis allée|j'ai|nous avons|hier|fui|fuimos|tuve|estuve|compré|ayer|sono andato|sono andata|siamo andati|ho|ieri|"
            + "estive|tive|comprei|ontem|я был|я была|вчера",
            "我去了|昨天|我买了|我参加|我看了|我们去了|上周|行きました|行った|昨日|見ました|買いました|食べました")),
    ];

    /// <summary>Greetings, thanks and the like.</summary>
    public static readonly CueSet Courtesies = new(
        "hi|hello|hey|good morning|good evening|good night|how are you|how's it going|what's up|thanks|thank you|you're welcome|bye|"
        + "goodbye|see you|take care|nice to meet you|congrats|congratulations|wow|sounds good|no problem|hallo|guten morgen|guten tag|"
        + "wie geht|danke|tschüss|bis bald|bonjour|salut|merci|ça va|au revoir|à bientôt|hola|buenos días|gracias|cómo estás|qué tal|"
        + "adiós|hasta luego|ciao|buongiorno|grazie|come stai|arrivederci|olá|oi|bom dia|obrigado|obrigada|tudo bem|tchau|привет|"
        + "спасибо|как дела|пока",
        "你好|谢谢|再见|早上好|晚安|您好|不客气|こんにちは|ありがとう|おはよう|さようなら|お元気");

    /// <summary>Plain statements about the world.</summary>
    public static readonly CueSet Facts = new(
        "is a|is an|is the|are the|was a|was the|has a|is called|is located|costs|consists of|means|is used|was founded|is based|"
        + "is confirmed|ist ein|ist eine|ist der|ist die|liegt in|kostet|besteht aus|bedeutet|est un|est une|est le|est la|se trouve|"
        + "coûte|signifie|es un|es una|es el|es la|está en|cuesta|significa|è un|è una|è il|è la|si trova|costa|é um|é uma|é o|é a|"
        + "fica em|custa|является|находится|стоит",
        "位于|是一个|是一种|的温度|です。|である");
}
