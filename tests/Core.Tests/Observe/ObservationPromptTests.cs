using System.Globalization;
using System.Text.Json;
using MemoryFunctions.Core.Observe;
using MemoryFunctions.Core.Recall;
using MemoryFunctions.Core.Tests.Consolidate;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Tests.Observe;

public sealed class ObservationPromptTests
{
    [Fact]
    public void A_changed_prompt_has_another_version() => Assert.Equal(
        "ljv2smfp4hirsglyt5sycaivye",
        Digest.Of(ObservationPrompt.Version.ToString(CultureInfo.InvariantCulture), ObservationPrompt.Instructions.ReplaceLineEndings("\n"), ObservationPrompt.Schema.Json));

    [Fact]
    public void The_part_that_every_call_repeats_is_short() =>
        Assert.InRange(TokenEstimate.Of(ObservationPrompt.Instructions) + TokenEstimate.Of(ObservationPrompt.Schema.Json), 1, 1_200);

    [Fact]
    public void The_schema_keeps_to_the_strict_subset()
    {
        using var schema = JsonDocument.Parse(ObservationPrompt.Schema.Json);

        StrictSchema.Check(schema.RootElement);
    }
}
