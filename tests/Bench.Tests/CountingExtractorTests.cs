using MemoryFunctions.Core.Banks;
using MemoryFunctions.Bench.IngestCost;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Bench.Tests;

public sealed class CountingExtractorTests
{
    [Fact]
    public async Task A_call_counts_its_prompt_and_all_the_text_that_it_brings()
    {
        var extractor = new CountingExtractor();
        await extractor.ExtractAsync(Ask(), CancellationToken.None);
        await extractor.ExtractAsync(Ask(), CancellationToken.None);

        // "Ann: hello" and "Ben: hi Ann!!" are 10 and 13 characters: 6 tokens together.
        Assert.Equal(new CallCount(2, 2 * (CountingExtractor.Prompt + 6), 46), extractor.Count);
    }

    [Fact]
    public async Task Every_turn_that_is_asked_about_states_a_fact_and_the_ones_before_none()
    {
        var answer = await new CountingExtractor().ExtractAsync(Ask(), CancellationToken.None);
        Assert.Equal(0, Assert.Single(Assert.Single(answer.Passages).Value.Facts).Turns[0]);
    }

    [Fact]
    public async Task What_only_came_before_was_not_asked_about()
    {
        var extractor = new CountingExtractor();
        await extractor.ExtractAsync(Ask(), CancellationToken.None);
        Assert.True(extractor.WasAsked("Ben", "hi Ann!!"));
        Assert.False(extractor.WasAsked("Ann", "hello"));
    }

    private static ExtractionRequest Ask() =>
        new(BankGuidance.None, [new Passage { Key = "p", Before = [new PassageTurn(0, "Ann", "hello", null)], Turns = [new PassageTurn(0, "Ben", "hi Ann!!", null)] }]);
}
