using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Documents;

public sealed class CallerTextTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("")]
    [InlineData("🎉 and 李")]
    [InlineData("a\ufffd\uffff\u0001b")]
    public void Well_formed_text_is_taken_as_it_is(string text) => CallerText.RequireStorable(text, "content");

    [Fact]
    public void What_the_store_would_change_is_refused_by_name()
    {
        string[] texts = ["a\0b", "\ud83d", "x\udc00y", "🎉\ud83d", "\udf89\ud83c"];
        Assert.All(texts, text =>
            Assert.Equal("items.0.content", Assert.Throws<InvalidInputException>(() => CallerText.RequireStorable(text, "items.0.content")).Field));
    }

    [Fact]
    public void Exactly_the_texts_that_UTF_8_gives_back_are_storable() =>
        Prop.ForAll(Gen.Elements("ab\ud83c\udf89\ud800é\0".ToCharArray()).ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            var keeps = string.Equals(System.Text.Encoding.UTF8.GetString(bytes), text, StringComparison.Ordinal) && !text.Contains('\0', StringComparison.Ordinal);
            Assert.Equal(keeps, Record.Exception(() => CallerText.RequireStorable(text, "x")) is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void An_id_is_bounded_in_bytes()
    {
        CallerText.RequireId(new string('é', 512), "id");
        CallerText.RequireId("abc", "id", 3);
        Assert.Throws<InvalidInputException>(() => CallerText.RequireId("abé", "id", 3));
        Assert.Throws<InvalidInputException>(() => CallerText.RequireId(" \u2003", "id"));
    }
}
