using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Consolidate;

public sealed class ConsolidationPromptTests
{
    [Fact]
    public void A_changed_prompt_has_another_version() => Assert.Equal(
        "3rcow44pk4jrvfptywwghpcmca",
        Digest.Of(
            ConsolidationPrompt.Version.ToString(CultureInfo.InvariantCulture), ConsolidationPrompt.Instructions.ReplaceLineEndings("\n"), ConsolidationPrompt.Schema.Json));

    [Fact]
    public void The_part_that_every_call_repeats_is_short() =>
        Assert.InRange(TokenEstimate.Of(ConsolidationPrompt.Instructions) + TokenEstimate.Of(ConsolidationPrompt.Schema.Json), 1, 1_200);

    [Fact]
    public void The_schema_keeps_to_the_strict_subset()
    {
        using var schema = JsonDocument.Parse(ConsolidationPrompt.Schema.Json);

        StrictSchema.Check(schema.RootElement);
    }
}
