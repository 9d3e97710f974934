using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Tests.Text.Secrets;

public sealed class SecretJsonTests
{
    private static readonly string[] Pieces =
        ["my password is hunter2", "\"", "\\", "\n", "密码是panda88", "4111 1111 1111 1111", "hello ", "😀", "\u2028", "Passwort: ", "x7Kp2m", "{", "]", ", ", "-----BEGIN PRIVATE KEY-----"];

    [Theory]
    [InlineData("""[{"role":"user","content":"my password is hunter2\nok?"}]""", """[{"role":"user","content":"my password is [secret removed]\nok?"}]""")]
    [InlineData("""[{"role":"user","content":"\u5bc6\u7801\u662fpanda88"}]""", """[{"role":"user","content":"密码是[secret removed]"}]""")]
    [InlineData("""{"messages":[ {"content" : "he said \"password: \\\"a1b2c3\\\"\""} ]}""", """{"messages":[ {"content" : "he said \"password: \\\"[secret removed]\\\"\""} ]}""")]
    [InlineData("""{"content":"hi","meta":{"password":"hunter"}}""", """{"content":"hi","meta":{"password":"[secret removed]"}}""")]
    [InlineData("{\"content\":\"my pin is 4471\"}\n{\"content\":\"ok\"}", "{\"content\":\"my pin is [secret removed]\"}\n{\"content\":\"ok\"}")]
    [InlineData("""[{"role":"tool","content":{"card":4111111111111111,"pin": 4471,"at":1716400000000,"n":12}}]""", """[{"role":"tool","content":{"card":"[secret removed]","pin": "[secret removed]","at":1716400000000,"n":12}}]""")]
    [InlineData("[not json, my password is hunter2]", "[not json, my password is [secret removed]]")]
    public void Only_the_values_with_secrets_change(string content, string clean) => Assert.Equal(clean, SecretJson.Redact(content));

    [Theory]
    [InlineData("""[ {"role":"user", "content":"Gr\u00fc\u00dfe \/ ok" } ,]""")]
    [InlineData("user: hello\nassistant: hi")]
    [InlineData("")]
    public void What_has_no_secret_stays_as_it_was_written(string content) => Assert.Equal(content, SecretJson.Redact(content));

    [Fact]
    public void A_conversation_stays_the_same_conversation() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(string.Concat).NonEmptyListOf().ToArbitrary(), texts =>
        {
            var content = JsonSerializer.Serialize(texts.Select(text => new Dictionary<string, string>(StringComparer.Ordinal) { ["role"] = "user", ["content"] = text }));
            var clean = SecretJson.Redact(content);
            Assert.Equal(clean, SecretJson.Redact(clean));
            using var document = JsonDocument.Parse(clean);
            Assert.Equal(
                texts.Select(SecretScanner.Redact),
                document.RootElement.EnumerateArray().Select(message => message.GetProperty("content").GetString()));
            Assert.Equal(texts.Count, ConversationParser.Parse(clean).DistinctBy(turn => turn.Number).Count());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
}
