using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace MemoryFunctions.Core.Text.Secrets;

/// <summary>A word behind which a secret may stand.</summary>
/// <param name="Word">In lower case; people write it in any.</param>
/// <param name="Kind">What sort of secret.</param>
/// <param name="MayEndWord">Whether longer words may end with it, as in <c>Netzwerkpasswort</c>.</param>
internal sealed record SecretCue(string Word, SecretCueKind Kind, bool MayEndWord = false)
{
    /// <summary>In English, German, Spanish, French, Italian, Portuguese, Dutch, Russian, Japanese, Chinese, Korean and Arabic.</summary>
    private static readonly IReadOnlyList<SecretCue> All =
    [
        .. Words(SecretCueKind.Password, mayEndWord: true, "password|passwd|passwort|kennwort|wachtwoord|passcode"),
        .. Words(SecretCueKind.Password, mayEndWord: false, "pwd|pass code|zugangscode|contraseña|contrasena|palabra clave|mot de passe|mdp|code secret"),
        .. Words(SecretCueKind.Password, mayEndWord: false, "parola d'ordine|parola d’ordine|parola chiave|codice segreto|senha|palavra-passe|palavra passe|пароль|паролем|пароля"),
        .. Words(SecretCueKind.Password, mayEndWord: true, "パスワード|パスコード|合言葉|密码|密碼|口令|비밀번호|비번|패스워드|암호|كلمة السر|كلمة المرور|كلمة سر|كلمة مرور|باسورد|الباسورد|رمز المرور"),
        .. Words(SecretCueKind.Phrase, mayEndWord: true, "passphrase|pass phrase|wachtzin|パスフレーズ"),
        .. Words(SecretCueKind.Phrase, mayEndWord: false, "seed phrase|recovery phrase|frase de contraseña|phrase de passe|phrase secrète|frase segreta|frase secreta|кодовая фраза|секретная фраза"),
        .. Words(SecretCueKind.Number, mayEndWord: false, "pin|pin code|pin-code|pincode|pin number|geheimzahl|codice pin|код пин|пин-код|пин код|пинкод|пин|cvv|cvc|security code"),
        .. Words(SecretCueKind.Number, mayEndWord: true, "暗証番号|ピンコード|핀번호|الرقم السري|رقم سري"),
        .. Words(SecretCueKind.Key, mayEndWord: true, "api key|api-key|api_key|apikey|secret key|secret-key|secret_key|secretkey|client secret|client_secret|clientsecret"),
        .. Words(SecretCueKind.Key, mayEndWord: true, "access token|access_token|access-token|accesstoken|auth token|auth_token|secret token|access key|access_key|secret_access_key|api-schlüssel|clave de api|clé api|clé d'api|chiave api|chave de api|ключ api|apiキー|api密钥|api 密钥|api 키"),
    ];

    private static readonly SearchValues<string> AsciiWords = WordsOf(All.Where(cue => Ascii.IsValid(cue.Word)));
    private static readonly SearchValues<string> OtherWords = WordsOf(All.Where(cue => !Ascii.IsValid(cue.Word)));

    /// <summary>By the first letter, the longest first.</summary>
    private static readonly FrozenDictionary<char, SecretCue[]> ByFirst =
        All.GroupBy(cue => cue.Word[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(cue => cue.Word.Length).ToArray());

    /// <summary>Where such words stand, in order; the longest where several begin.</summary>
    public static IReadOnlyList<(int Start, int End, SecretCue Cue)> Find(string text)
    {
        var places = new List<(int Start, int End, SecretCue Cue)>();
        AddTo(places, text, AsciiWords);
        if (!Ascii.IsValid(text))
        {
            AddTo(places, text, OtherWords);
            places.Sort((one, other) => one.Start.CompareTo(other.Start));
        }

        return places;
    }

    private static void AddTo(List<(int Start, int End, SecretCue Cue)> places, string text, SearchValues<string> words)
    {
        for (var at = Next(text, 0, words); at >= 0; at = Next(text, at + 1, words))
        {
            foreach (var cue in ByFirst.GetValueOrDefault(char.ToLowerInvariant(text[at]), []))
            {
                if (cue.StandsAt(text, at))
                {
                    places.Add((at, at + cue.Word.Length, cue));
                    at += cue.Word.Length - 1;
                    break;
                }
            }
        }
    }

    private static int Next(string text, int from, SearchValues<string> words) =>
        from < text.Length && text.AsSpan(from).IndexOfAny(words) is >= 0 and var next ? from + next : -1;

    private static SearchValues<string> WordsOf(IEnumerable<SecretCue> cues) => SearchValues.Create([.. cues.Select(cue => cue.Word)], StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<SecretCue> Words(SecretCueKind kind, bool mayEndWord, string words) =>
        words.Split('|').Select(word => new SecretCue(word, kind, mayEndWord));

    /// <summary>Plurals and longer words are about passwords, and are none.</summary>
    private bool StandsAt(string text, int at)
    {
        var end = at + Word.Length;
        return (MayEndWord || at == 0 || !char.IsLetterOrDigit(text[at - 1]))
            && text.AsSpan(at).StartsWith(Word, StringComparison.OrdinalIgnoreCase)
            && (end == text.Length || Word[^1] >= 0x590 || !(char.IsLetterOrDigit(text[end]) || text[end] == '_') || text[end] >= 0x2E80);
    }
}
