using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Reflect;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Reflect;

public sealed class ReflectPromptTests
{
    [Fact]
    public void Another_text_or_schema_is_another_version() => Assert.Equal(
        ("reflect-3", "dynr7tpp7qv2nysan6awebmiaa"),
        (ReflectPrompt.Version, Digest.Of(
            ReflectPrompt.Instructions.ReplaceLineEndings("\n"),
            ReflectPrompt.Schema(maySearch: false, null).Json,
            ReflectPrompt.Schema(maySearch: true, null).Json,
            ReflectPrompt.Schema(maySearch: true, ResponseSchema.Parse("""{"type":"object"}""")).Json)));

    [Fact]
    public void The_instructions_stay_short() => Assert.InRange(TokenEstimate.Of(ReflectPrompt.Instructions), 1, 1_000);

    [Fact]
    public void Without_a_schema_of_the_callers_the_schema_is_strict()
    {
        Assert.Equal(
            """{"type":"object","properties":{"text":{"type":"string","description":"The answer in words."},"based_on":{"type":"array","items":{"type":"string"},"description":"Handles of the memories that the answer rests on."}},"required":["text","based_on"],"additionalProperties":false}""",
            ReflectPrompt.Schema(maySearch: false, null).Json);
        Assert.True(ReflectPrompt.Schema(maySearch: true, null).IsStrict);
        Assert.Contains("\"searches\"", ReflectPrompt.Schema(maySearch: true, null).Json, StringComparison.Ordinal);
        Assert.False(ReflectPrompt.Schema(maySearch: true, ResponseSchema.Parse("""{"type":"object"}""")).IsStrict);
    }
}
