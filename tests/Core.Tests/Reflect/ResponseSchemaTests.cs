using System.Text.Json;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Reflect;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class ResponseSchemaTests
{
    private const string Person = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
         "properties":{"name":{"type":"string"},"age":{"type":["integer","null"]},"mood":{"enum":["good","bad"]},
          "drinks":{"type":"array","items":{"$ref":"#/$defs/Drink"}},"next":{"$ref":"#/$defs/Node"}},
         "required":["name","drinks"],
         "$defs":{"Drink":{"type":"object","properties":{"hot":{"type":"boolean"}},"required":["hot"]},
          "Node":{"type":"object","properties":{"next":{"$ref":"#/$defs/Node"}}}}}
        """;

    [Theory]
    [InlineData("[]", "response_schema")]
    [InlineData("{}", "response_schema.type")]
    [InlineData("""{"type":"string"}""", "response_schema.type")]
    [InlineData("""{"type":["object","null"]}""", "response_schema.type")]
    [InlineData("""{"type":"object","properties":[]}""", "response_schema.properties")]
    [InlineData("""{"type":"object","properties":{"a":1}}""", "response_schema.properties.a")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"text"}}}""", "response_schema.properties.a.type")]
    [InlineData("""{"type":"object","properties":{"a":{"type":[]}}}""", "response_schema.properties.a.type")]
    [InlineData("""{"type":"object","required":"a"}""", "response_schema.required")]
    [InlineData("""{"type":"object","required":[1]}""", "response_schema.required")]
    [InlineData("""{"type":"object","properties":{"a":{"enum":[]}}}""", "response_schema.properties.a.enum")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":[{}]}}}""", "response_schema.properties.a.items")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#"}}}""", "response_schema.properties.a.$ref")]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/properties/b"}]}}}""", "response_schema.properties.a.anyOf.0.$ref")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"https://a.example/b"}}}""", "response_schema.properties.a.$ref")]
    [InlineData("""{"type":"object","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""", "response_schema.$defs.a.$ref")]
    [InlineData("""{"type":"object","$defs":{"a":{"type":5}}}""", "response_schema.$defs.a.type")]
    [InlineData("""{"type":"object","description":"\ud800"}""", "response_schema")]
    [InlineData("""{"type":"object","\ud800":1}""", "response_schema")]
    [InlineData("nonsense", "response_schema")]
    public void A_schema_that_cannot_be_kept_to_is_refused_by_place(string json, string field) =>
        Assert.Equal(field, Assert.Throws<InvalidInputException>(() => ResponseSchema.Parse(json)).Field);

    [Fact]
    public void A_schema_longer_than_it_may_be_is_refused()
    {
        static string OfLength(int bytes) => """{"type":"object","description":""}""".Insert(32, new string('x', bytes - 34));

        Assert.Throws<InvalidInputException>(() => ResponseSchema.Parse(OfLength(ResponseSchema.MaxBytes + 1)));
        Assert.NotNull(ResponseSchema.Parse(OfLength(ResponseSchema.MaxBytes)));
    }

    [Fact]
    public void A_schema_nested_deeper_than_it_may_be_is_refused()
    {
        static string OfDepth(int levels) => $$"""{"type":"object","properties":{{string.Concat(Enumerable.Repeat("{\"a\":", levels - 1))}}true{{new string('}', levels - 1)}}}""";

        Assert.Throws<InvalidInputException>(() => ResponseSchema.Parse(OfDepth(33)));
        Assert.NotNull(ResponseSchema.Parse(OfDepth(32)));
    }

    [Theory]
    [InlineData("""{"name":"Ann","drinks":[]}""")]
    [InlineData("""{"name":"Ann","age":null,"mood":"bad","drinks":[{"hot":true}],"more":1}""")]
    [InlineData("""{"name":"","age":40.0,"drinks":[{"hot":false,"sweet":true}],"next":{"next":{"next":{}}}}""")]
    public void A_value_that_keeps_to_it_has_no_fault(string value) => Assert.Null(Fault(value));

    [Theory]
    [InlineData("[]", "structured must be of type object")]
    [InlineData("null", "structured must be of type object")]
    [InlineData("""{"drinks":[]}""", "structured.name is missing")]
    [InlineData("""{"name":1,"drinks":[]}""", "structured.name must be of type string")]
    [InlineData("""{"name":"Ann","age":1.5,"drinks":[]}""", "structured.age must be of type integer or null")]
    [InlineData("""{"name":"Ann","mood":"odd","drinks":[]}""", "structured.mood must be one of the values that the schema lists")]
    [InlineData("""{"name":"Ann","drinks":{}}""", "structured.drinks must be of type array")]
    [InlineData("""{"name":"Ann","drinks":[{"hot":true},{}]}""", "structured.drinks[1].hot is missing")]
    [InlineData("""{"name":"Ann","drinks":[],"next":{"next":{"next":1}}}""", "structured.next.next.next must be of type object")]
    public void A_fault_is_told_by_place(string value, string fault) => Assert.Equal(fault, Fault(value));

    [Fact]
    public void Inside_another_schema_its_references_still_lead_to_its_definitions()
    {
        var embedded = Parse(ResponseSchema.Parse(Person).Embed("structured", [("text", """{"type":"string"}""")]));

        Assert.Equal(["text", "structured"], embedded.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal("""["text","structured"]""", embedded.GetProperty("required").GetRawText());
        var own = embedded.GetProperty("properties").GetProperty("structured");
        Assert.Equal(["type", "properties", "required"], own.EnumerateObject().Select(word => word.Name));
        Assert.True(JsonElement.DeepEquals(Parse(Person).GetProperty("$defs"), embedded.GetProperty("$defs")));
        Assert.Equal(
            "whole.structured.drinks[0].hot is missing",
            ResponseSchema.Parse(embedded.GetRawText()).FindFault(Parse("""{"text":"a","structured":{"name":"Ann","drinks":[{}]}}"""), "whole"));
    }

    private static string? Fault(string value) => ResponseSchema.Parse(Person).FindFault(Parse(value), "structured");

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
