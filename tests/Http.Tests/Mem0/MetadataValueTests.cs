using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Http.Mem0;

namespace MemoryFunctions.Http.Tests.Mem0;

public sealed class MetadataValueTests
{
    [Fact]
    public void Any_text_comes_back_as_it_was() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var value = JsonSerializer.SerializeToElement(text.Get);
        Assert.Equal(value.GetString(), MetadataValue.Decode(MetadataValue.Encode(value)).GetString());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("1", "1")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("\"\\\"1\\\"\"", "\"\\\"1\\\"\"")]
    [InlineData("true", "true")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("{\"a\":[1,{\"b\":null}]}", "{\"a\":[1,{\"b\":null}]}")]
    [InlineData("\"chat\"", "\"chat\"")]
    public void Any_value_comes_back_as_it_was(string value, string expected) =>
        Assert.Equal(expected, JsonSerializer.Serialize(MetadataValue.Decode(MetadataValue.Encode(JsonDocument.Parse(value).RootElement)), JsonSerializerOptions.Default).Replace("\\u0022", "\\\"", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""["a",{"b":"\udc00"}]""")]
    [InlineData("\"\\ud83d\"")]
    public void A_text_that_would_be_JSON_of_half_characters_is_a_text(string text)
    {
        var decoded = MetadataValue.Decode(text);

        Assert.Equal(text, decoded.GetString());
        Assert.Equal(text, MetadataValue.Encode(decoded));
        Assert.NotEmpty(JsonSerializer.Serialize(decoded));
    }

    [Fact]
    public void A_plain_text_is_kept_as_it_is_for_the_other_surfaces() =>
        Assert.Equal("chat", MetadataValue.Encode(JsonSerializer.SerializeToElement("chat")));
}
