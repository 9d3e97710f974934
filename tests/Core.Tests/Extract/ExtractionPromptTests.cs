using System.Text.Json;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Extract;

public sealed class ExtractionPromptTests
{
    /// <summary>Who changes the text or the schema changes the version too, or answers under both would be taken for the same.</summary>
    [Fact]
    public void A_version_has_one_text_and_one_schema() =>
        Assert.Equal(
            ("extract-1", "meikypt5chxcfyqubyrrdwnz6q"),
            (ExtractionPrompt.Version, Digest.Of(ExtractionPrompt.Instructions.ReplaceLineEndings("\n"), ExtractionPrompt.Schema.Json.ReplaceLineEndings("\n"))));

    [Fact]
    public void What_every_call_repeats_is_short()
    {
        Assert.InRange(TokenEstimate.Of(ExtractionPrompt.Instructions) + TokenEstimate.Of(ExtractionPrompt.Schema.Json), 1, 1_200);
        Assert.InRange(ExtractionPrompt.Instructions.Length, 1, 4_400);
    }

    [Fact]
    public void Every_object_of_the_schema_is_closed_and_requires_all_it_has()
    {
        using var schema = JsonDocument.Parse(ExtractionPrompt.Schema.Json);
        Check(schema.RootElement);

        static void Check(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            if (element.TryGetProperty("properties", out var properties))
            {
                Assert.False(element.GetProperty("additionalProperties").GetBoolean());
                Assert.Equal(
                    properties.EnumerateObject().Select(property => property.Name),
                    element.GetProperty("required").EnumerateArray().Select(name => name.GetString()!));
            }

            foreach (var inner in element.EnumerateObject())
            {
                Check(inner.Value);
            }
        }
    }

    [Fact]
    public void Every_category_and_every_property_is_explained() =>
        Assert.All(
            [.. ExtractionPrompt.Categories, "permanent", "long_term", "short_term", "world", "experience", "- p, n:", "- text:", "- cat:", "- perm:", "- expires:", "- start, end:", "- ents:", "- rels:", "- conf:"],
            word => Assert.Contains(word, ExtractionPrompt.Instructions, StringComparison.Ordinal));
}
