using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text.Secrets;

namespace MemoryFunctions.Core.Tests.Text.Secrets;

public sealed class SecretScannerProperties
{
    private static readonly string[] Pieces =
    [
        "my password is ", "password", "Passwort: ", "密码是", "パスワードは", " is ", ": ", "=", "\"", "'", "`", "*", " ", "\n", ".", "-", "hunter2", "4471", "a1B2c3D4e5a1B2c3D4e5",
        "4111 1111 1111 1111", "4111111111111111", "sk-", "ghp_", "eyJ", "AKIA", "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "://", "a:b@c", "Bearer ", "pin ",
        SecretScanner.Placeholder, "[", "]", "!", "to ", "changed ", "😀", "é", "x", "1", "_", "/", "\\n", "passphrase is ", "correct horse battery",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Redacting_again_changes_nothing() =>
        Prop.ForAll(Texts, text =>
        {
            var once = SecretScanner.Redact(text);
            Assert.Equal(once, SecretScanner.Redact(once));
            Assert.False(SecretScanner.Contains(once));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithEndSize(40));

    [Fact]
    public void Any_text_at_all_can_be_redacted() =>
        Prop.ForAll<string?>(text => SecretScanner.Contains(SecretScanner.Redact(text ?? "")) ? throw new InvalidOperationException("a secret is left") : true)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("sk-")]
    [InlineData("eyJ")]
    [InlineData(" eyJhbGciOiJI.eyJ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY----- a1B2c3D4e5a1B2c3D4e5a1B2c3D4e5")]
    [InlineData("password ")]
    [InlineData("password is ")]
    [InlineData("my password: '")]
    [InlineData("密码")]
    [InlineData("411111111111 ")]
    [InlineData("4111-")]
    [InlineData("9")]
    [InlineData("http://a:")]
    [InlineData("Bearer a")]
    [InlineData("changed to ")]
    public void However_often_a_secret_seems_to_begin_the_search_ends(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        Assert.False(SecretScanner.Contains(SecretScanner.Redact(text)));
    }
}
