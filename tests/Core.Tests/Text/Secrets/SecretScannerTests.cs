using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Tests.Text.Secrets;

public sealed class SecretScannerTests
{
    private const string Gone = SecretScanner.Placeholder;

    /// <summary>Put together here, so that no file holds what looks like a key.</summary>
    private static readonly string Mixed = string.Concat(Enumerable.Repeat("a1B2c3D4e5", 9));

    public static TheoryData<string> Forms => new(
        "sk-" + Mixed[..48], "sk-proj-" + Mixed[..60], "sk-ant-api03-" + Mixed[..50], "sk-test-1234567890abcdef",
        "AKIA" + "IOSFODNN7EXAMPLE", "ASIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + Mixed[..36], "gho_" + Mixed[..36], "github_pat_" + Mixed[..22] + "_" + Mixed[..59], "glpat-" + Mixed[..20],
        "xoxb-" + "123456789012-1234567890123-" + Mixed[..24], "AIza" + Mixed[..35], "GOCSPX-" + Mixed[..28],
        "sk_live_" + Mixed[..24], "rk_test_" + Mixed[..24], "whsec_" + Mixed[..32], "hf_" + Mixed[..34], "npm_" + Mixed[..36],
        "eyJ" + "hbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U");

    public static TheoryData<string, string> Announced => new()
    {
        { $"Authorization: Bearer {Mixed[..40]}", $"Authorization: Bearer {Gone}" },
        { "authorization: basic YWxhZGRpbjpvcGVu", $"authorization: basic {Gone}" },
        { $"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Mixed[..86]}==;EndpointSuffix=x", $"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Gone};EndpointSuffix=x" },
        { $"Endpoint=sb://a/;SharedAccessKey={Mixed[..43]}=", $"Endpoint=sb://a/;SharedAccessKey={Gone}" },
        { $"https://a.example/b?sv=2024&sig={Mixed[..43]}%3D&se=1", $"https://a.example/b?sv=2024&sig={Gone}&se=1" },
        { "postgres://anna:hunter2@db.example:5432/x", $"postgres://anna:{Gone}@db.example:5432/x" },
        { $"aws_secret_access_key = {Mixed[..40]}", $"aws_secret_access_key = {Gone}" },
        { $"AZURE_OPENAI_API_KEY=\"{Mixed[..32]}\"", $"AZURE_OPENAI_API_KEY=\"{Gone}\"" },
        { $"My API key is {Mixed[..32]}.", $"My API key is {Gone}." },
        { "Server=db;User=sa;Password=Xy7!kk;Encrypt=true", $"Server=db;User=sa;Password={Gone};Encrypt=true" },
        { "DB_PASSWORD=s3cr3tpw", $"DB_PASSWORD={Gone}" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Keys_are_known_by_their_form(string key) => Assert.Equal($"Use {Gone}, please.", SecretScanner.Redact($"Use {key}, please."));

    [Theory]
    [MemberData(nameof(Announced))]
    public void What_names_a_secret_stays_readable(string text, string clean) => Assert.Equal(clean, SecretScanner.Redact(text));

    [Theory]
    [InlineData("My password is hunter2.", "My password is [secret removed].")]
    [InlineData("my password is Tr0ub4dor&3!", "my password is [secret removed]")]
    [InlineData("my password is sunflower", "my password is [secret removed]")]
    [InlineData("the Wi-Fi password at the office is Sommer2024", "the Wi-Fi password at the office is [secret removed]")]
    [InlineData("I changed my password to blue42sky yesterday", "I changed my password to [secret removed] yesterday")]
    [InlineData("Password: \"open sesame\"", "Password: \"[secret removed]\"")]
    [InlineData("**Password:** `kitten99`", "**Password:** `[secret removed]`")]
    [InlineData("password for bob: s3same!x", "password for bob: [secret removed]")]
    [InlineData("My PIN is 4471, don't tell", "My PIN is [secret removed], don't tell")]
    [InlineData("The CVV is 123.", "The CVV is [secret removed].")]
    [InlineData("the passcode is now 889201", "the passcode is now [secret removed]")]
    [InlineData("my passphrase is correct horse battery staple", "my passphrase is [secret removed]")]
    [InlineData("Mein Passwort ist Sommerregen7.", "Mein Passwort ist [secret removed].")]
    [InlineData("Das WLAN-Passwort lautet gartenzaun99", "Das WLAN-Passwort lautet [secret removed]")]
    [InlineData("Kennwort: x7Kp2m", "Kennwort: [secret removed]")]
    [InlineData("Ich habe mein Passwort auf Blau123 geändert", "Ich habe mein Passwort auf [secret removed] geändert")]
    [InlineData("La contraseña es perro123", "La contraseña es [secret removed]")]
    [InlineData("mi contraseña es mariposa", "mi contraseña es [secret removed]")]
    [InlineData("Mon mot de passe est soleil75", "Mon mot de passe est [secret removed]")]
    [InlineData("mot de passe : soleil75", "mot de passe : [secret removed]")]
    [InlineData("La mia password è gatto88", "La mia password è [secret removed]")]
    [InlineData("A minha senha é praia2020", "A minha senha é [secret removed]")]
    [InlineData("Mijn wachtwoord is fiets456", "Mijn wachtwoord is [secret removed]")]
    [InlineData("Мой пароль: zima2024", "Мой пароль: [secret removed]")]
    [InlineData("пароль от почты — Снег77", "пароль от почты — [secret removed]")]
    [InlineData("мой пин-код 4471 — это", "мой пин-код 4471 — это")]
    [InlineData("パスワードはsakura12です", "パスワードは[secret removed]です")]
    [InlineData("暗証番号は4471です", "暗証番号は[secret removed]です")]
    [InlineData("我的密码是panda88。", "我的密码是[secret removed]。")]
    [InlineData("密码：panda88", "密码：[secret removed]")]
    [InlineData("비밀번호는 hana1004이에요", "비밀번호는 [secret removed]이에요")]
    [InlineData("كلمة المرور هي nour2024", "كلمة المرور هي [secret removed]")]
    [InlineData("كلمة السر: nour2024", "كلمة السر: [secret removed]")]
    public void A_password_is_known_by_what_leads_up_to_it(string text, string clean) => Assert.Equal(clean, SecretScanner.Redact(text));

    [Theory]
    [InlineData("The password policy is strict.")]
    [InlineData("A password is required.")]
    [InlineData("My password is wrong!")]
    [InlineData("my password isn't working since 2024")]
    [InlineData("Password must have 12 characters and 2 digits")]
    [InlineData("the password was changed on 2024-05-01")]
    [InlineData("Your password is at least 8characters long")]
    [InlineData("The password reset link is https://example.com/r?t=abc123")]
    [InlineData("What is my password?")]
    [InlineData("passwords: 3 of 10 were weak")]
    [InlineData("password_hash: 5f4dcc3b5aa765d61d8327deb882cf99")]
    [InlineData("password = os.environ['DB_PASSWORD']")]
    [InlineData("password=<your-password>")]
    [InlineData("password: ${DB_PASSWORD}")]
    [InlineData("password: ********")]
    [InlineData("\"password\": \"string\"")]
    [InlineData("send the password to anna@example.com")]
    [InlineData("Put the password in room 101a")]
    [InlineData("LED pin: GPIO17")]
    [InlineData("I was pinning 1234 notes to the board")]
    [InlineData("the pin is 100 meters from here")]
    [InlineData("La clave es 100% dedicación")]
    [InlineData("Mein Passwort ist falsch.")]
    [InlineData("la contraseña es obligatoria")]
    [InlineData("le mot de passe est incorrect")]
    [InlineData("密码是错误的")]
    [InlineData("パスワードは必要です")]
    [InlineData("비밀번호는 필요해요")]
    [InlineData("the api key is stored in the vault")]
    [InlineData("An access token expires after 3600 seconds")]
    [InlineData("commit 9fceb02d0ae598e95dc970b74767f19372d61af8")]
    [InlineData("id 550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("call +49 4111 1111 1111 1111")]
    [InlineData("phone 030 1234567 or (555) 010-9999")]
    [InlineData("ISBN 978-3-16-148410-0 and 9783161484100")]
    [InlineData("order 4111111111111112 and 1234567890123456")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("at 1716900000000 ms, or 20240501103000")]
    [InlineData("4111 1111-1111 1111 is no way to print one")]
    [InlineData("risk-assessment-2024-version2 uses sk-learn-like-names")]
    [InlineData("the bearer of good news, bearer tokens_are_useful_things")]
    [InlineData("see https://example.com:8080/a@b and mailto:x@y.example")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----")]
    public void What_is_only_about_secrets_or_looks_a_little_like_one_stays(string text) => Assert.Same(text, SecretScanner.Redact(text));

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("5500-0000-0000-0004")]
    [InlineData("2221 0000 0000 0009")]
    [InlineData("3782 822463 10005")]
    [InlineData("378282246310005")]
    [InlineData("6011111111111117")]
    [InlineData("3530111333300000")]
    [InlineData("30569309025904")]
    [InlineData("6200000000000005")]
    public void Card_numbers_are_known_by_issuer_length_and_check_digit(string number) =>
        Assert.Equal($"My card is {Gone}, valid until 12/27.", SecretScanner.Redact($"My card is {number}, valid until 12/27."));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\\n")]
    public void A_private_key_goes_as_a_whole(string newline)
    {
        var key = string.Join(newline, "-----BEGIN RSA PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED", Mixed[..64], Mixed[..64], "ab==", "-----END RSA PRIVATE KEY-----");
        Assert.Equal($"Here: {Gone}{newline}Thanks", SecretScanner.Redact($"Here: {key}{newline}Thanks"));
    }

    [Fact]
    public void A_private_key_that_was_cut_off_does_not_take_what_follows_along() =>
        Assert.Equal(
            $"{Gone}\nand then we talked",
            SecretScanner.Redact($"-----BEGIN PRIVATE KEY-----\n{Mixed[..64]}\n{Mixed[..64]}\nand then we talked"));

    [Theory]
    [InlineData("password", "hunter", Gone)]
    [InlineData("db_password", "hunter2", Gone)]
    [InlineData("pin", "4471", Gone)]
    [InlineData("source", "web", "web")]
    [InlineData("note", "my password is hunter2", $"my password is {Gone}")]
    [InlineData("password", "required", "required")]
    public void A_value_may_be_a_secret_by_its_name(string name, string value, string clean) => Assert.Equal(clean, SecretScanner.RedactNamed(name, value));
}
