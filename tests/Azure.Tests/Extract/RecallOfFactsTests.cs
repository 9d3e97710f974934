using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Recall;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>A turn and the fact that was stated from it are one answer, not two.</summary>
public sealed class RecallOfFactsTests
{
    [Fact]
    public async Task A_turn_is_left_out_where_a_fact_that_cites_it_is_in_the_answer()
    {
        await using var host = await ExtractionHost.StartAsync(model: new ExtractorProbe { State = OfTheFirst });
        await host.SayAsync("d", "Ada: my cat is called Biscuit\nBen: what a name for a cat, how funny");
        Assert.Equal(["Ada: my cat is called Biscuit", "Ben: what a name for a cat, how funny"], await AskAsync(host, 4_096));

        await host.CheckDrainedAsync();
        Assert.Equal(["Ada has a cat called Biscuit", "Ben: what a name for a cat, how funny"], await AskAsync(host, 4_096));
    }

    [Fact]
    public async Task A_turn_is_found_where_its_fact_is_not()
    {
        await using var host = await ExtractionHost.StartAsync(model: new ExtractorProbe { State = _ => new PassageAnswer([]) });
        await host.SayAsync("d", "Ada: my cat is called Biscuit");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ada: my cat is called Biscuit"], await AskAsync(host, 4_096));
    }

    [Fact]
    public async Task A_fact_that_takes_a_turns_place_takes_its_score_and_the_tokens_fit()
    {
        await using var host = await ExtractionHost.StartAsync(model: new ExtractorProbe { State = OfTheFirst });
        await host.SayAsync("d", "Ada: my cat is called Biscuit\nBen: what a name for a cat, how funny");
        await host.CheckDrainedAsync();
        var answer = await host.Host.Recall.RecallAsync(
            new RecallQuery { Bank = ExtractionHost.Bank, Text = "What is Ada's cat called?", MaxTokens = 8 }, default);
        Assert.Equal("Ada has a cat called Biscuit", Assert.Single(answer.Results).Memory.Text);
    }

    private static PassageAnswer OfTheFirst(Passage passage) => new(
        [.. passage.Turns.Where(turn => turn.Speaker == "Ada").Select(turn => new ExtractedFact { Text = "Ada has a cat called Biscuit", Type = "world", Turns = [turn.Number] })]);

    private static async Task<IReadOnlyList<string>> AskAsync(ExtractionHost host, int tokens)
    {
        var answer = await host.Host.Recall.RecallAsync(
            new RecallQuery { Bank = ExtractionHost.Bank, Text = "What is the cat called, Biscuit?", MaxTokens = tokens }, default);
        return [.. answer.Results.Select(result => result.Memory.Text).Order(StringComparer.Ordinal)];
    }
}
