using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class JsonLengthTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void It_is_never_less_than_the_text_takes_and_no_more_than_five_for_an_escape() =>
        Prop.ForAll(Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid).OrAscii().ListOf().Select(runes => string.Concat(runes.Select(code => new Rune(code).ToString()))).ToArbitrary(), text =>
        {
            var written = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(text, Options)) - 2;
            Assert.InRange(JsonLength.Of(text), written, Encoding.UTF8.GetByteCount(text) + (5 * text.Length));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Every_character_that_may_be_escaped_is_counted_so()
    {
        for (var code = 0; code < 0x10000; code++)
        {
            if (Rune.TryCreate(code, out var rune))
            {
                var text = rune.ToString();
                var written = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(text, Options)) - 2;
                Assert.True(JsonLength.Of(text) >= written, $"U+{code:X4} takes {written}");
            }
        }
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("я", 2)]
    [InlineData("苹", 3)]
    public void Plain_text_takes_what_UTF_8_takes(string text, int length) => Assert.Equal(length, JsonLength.Of(text));
}

file static class Generators
{
    public static Gen<int> OrAscii(this Gen<int> codes) => Gen.OneOf(codes, Gen.Choose(0, 0x7F));
}
