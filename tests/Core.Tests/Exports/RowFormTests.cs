using System.Text.Json;
using MemoryFunctions.Core.Exports;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.Tests.Exports;

public sealed class RowFormTests
{
    private static readonly Dictionary<string, JsonElement> Sample = Row("""{"id":"x","memory":"I like tea","tags":["a"],"app_id":"b"}""");

    [Theory]
    [InlineData("""{"type":"object","properties":{"memories":{"type":"array","items":{"type":"string"}}}}""", """{"memories":["I like tea"]}""", true)]
    [InlineData(
        """{"type":"object","properties":{"anything":{"type":"array","items":{"type":"object","properties":{"memory":{},"tags":{"type":"array"}}}},"count":{"type":"integer"}}}""",
        """{"anything":[{"memory":"I like tea","tags":["a"]}],"count":1}""",
        true)]
    [InlineData(
        """{"type":"object","required":["name"],"properties":{"facts":{"type":"array","items":{"type":"string"}},"name":{"type":["string","null"]},"age":{"type":"integer"}}}""",
        """{"facts":["I like tea"],"name":null}""",
        false)]
    public void Memories_fill_lists_as_they_are_and_leave_open_what_they_do_not_say(string schema, string expected, bool isWhole)
    {
        var form = RowForm.Of(ResponseSchema.Parse(schema), Sample, "memory");
        Assert.NotNull(form);
        Assert.Equal(isWhole, form.IsWhole);
        Assert.Equal(expected, form.Fill([Sample], 1).GetRawText());
    }

    [Theory]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("""{"type":"object","properties":{"name":{"type":"string"}}}""")]
    [InlineData("""{"type":"object","properties":{"hobbies":{"type":"array","items":{"type":"string"}}}}""")]
    [InlineData("""{"type":"object","properties":{"count":{"type":"integer"}}}""")]
    [InlineData("""{"type":"object","properties":{"jobs":{"type":"array","items":{"type":"object","properties":{"memory":{"type":"string"},"employer":{"type":"string"}}}}}}""")]
    [InlineData("""{"type":"object","properties":{"jobs":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}}}}}}""")]
    [InlineData("""{"type":"object","properties":{"memories":{"type":"array","items":{"type":"object","properties":{"memory":{"type":"integer"}}}}}}""")]
    [InlineData("""{"type":"object","required":["name"],"properties":{"memories":{"type":"array","items":{"type":"string"}},"name":{"type":"string"}}}""")]
    public void What_would_have_to_be_worked_out_is_no_form_of_memories_as_they_are(string schema) =>
        Assert.Null(RowForm.Of(ResponseSchema.Parse(schema), Sample, "memory"));

    [Fact]
    public void A_row_lacks_what_its_memory_lacks_and_has_null_where_it_must_be_there()
    {
        var schema = ResponseSchema.Parse(
            """{"type":"object","properties":{"rows":{"type":"array","items":{"type":"object","required":["app_id"],"properties":{"memory":{},"app_id":{"type":["string","null"]},"tags":{}}}}}}""");
        var form = RowForm.Of(schema, Sample, "memory")!;
        Assert.Equal("""{"rows":[{"memory":"I dance","app_id":null}]}""", form.Fill([Row("""{"memory":"I dance"}""")], 1).GetRawText());
        Assert.Null(form.FindFault([Row("""{"memory":"I dance"}""")], 1));
    }

    private static Dictionary<string, JsonElement> Row(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone(), StringComparer.Ordinal);
    }
}
