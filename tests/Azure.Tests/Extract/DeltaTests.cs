using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Extract;

/// <summary>The model is asked about what is new, and about nothing else.</summary>
public sealed class DeltaTests
{
    [Fact]
    public async Task A_growing_conversation_is_read_once_with_a_little_of_what_was_said_before()
    {
        await using var host = await ExtractionHost.StartAsync(options => options.ContextTokens = 20);
        var said = new List<string>();
        for (var at = 0; at < 60; at++)
        {
            said.Add($"{(at % 2 == 0 ? "Ann" : "Bob")}: this is what was said at {at} {new string('x', 1 + (at * 7 % 90))}");
            await host.SayAsync("d", string.Join('\n', said));
            await host.PassAsync(TimeSpan.FromSeconds(at % 3 == 0 ? 61 : 5));
        }

        await host.CheckDrainedAsync();
        Assert.Equal(60, host.Model.Answered.Count);
        Assert.Equal(60, host.Model.Answered.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, (await host.FactsAsync()).Count);
        var turns = said.Select(line => line[5..]).ToList();
        foreach (var passage in host.Model.Requests.SelectMany(request => request.Passages).Skip(1))
        {
            var first = turns.IndexOf(passage.Turns[0].Text);
            Assert.NotEmpty(passage.Before);
            Assert.EndsWith(passage.Before[^1].Text, turns[first - 1], StringComparison.Ordinal);
            Assert.Equal(-1, passage.Before[^1].Number);
            Assert.InRange(passage.Before.Sum(turn => turn.Text.Length), 1, 80);
            Assert.Equal(Enumerable.Range(0, passage.Turns.Count), passage.Turns.Select(turn => turn.Number));
        }
    }

    [Fact]
    public async Task Editing_an_early_turn_reads_its_chunk_anew_and_leaves_the_facts_of_the_rest_alone()
    {
        await using var host = await ExtractionHost.StartAsync();
        var said = Enumerable.Range(0, 120).Select(at => $"Ann: sentence number {at} of a story that is told {new string('x', at * 13 % 70)}").ToList();
        await host.SayAsync("d", string.Join('\n', said));
        await host.CheckDrainedAsync();
        var before = (await host.FactsAsync()).ToDictionary(fact => fact.Text, fact => fact.Id, StringComparer.Ordinal);
        Assert.Equal(120, before.Count);
        var chunks = (await host.DocumentAsync("d")).Parts[0].Chunks;
        Assert.True(chunks.Count > 3);
        said[20] = "Ann: something else altogether";
        await host.SayAsync("d", string.Join('\n', said));
        Assert.DoesNotContain("Ann said: sentence number 20 of", string.Join('\n', await host.StatedAsync()), StringComparison.Ordinal);
        await host.CheckDrainedAsync();
        var after = (await host.FactsAsync()).ToDictionary(fact => fact.Text, fact => fact.Id, StringComparer.Ordinal);
        Assert.Equal(120, after.Count);
        Assert.Contains("Ann said: something else altogether", after.Keys);
        Assert.All(after.Where(pair => pair.Key != "Ann said: something else altogether"), pair => Assert.Equal(before[pair.Key], pair.Value));
        Assert.InRange(host.Model.Requests[^1].Passages.Sum(passage => passage.Turns.Count), 1, 60);
    }

    [Fact]
    public async Task What_a_chunk_states_anew_in_other_words_takes_the_place_of_what_it_stated()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one\nAnn: two");
        await host.CheckDrainedAsync();
        host.Model.State = passage => new PassageAnswer([.. passage.Turns.Select(turn => new ExtractedFact { Text = $"anew: {turn.Text}", Type = "world", Turns = [turn.Number] })]);
        await host.SayAsync("d", "Ann: zero\nAnn: two");
        await host.CheckDrainedAsync();
        Assert.Equal(["anew: two", "anew: zero"], await host.StatedAsync());
    }

    [Fact]
    public async Task Appended_turns_are_read_as_one_passage_with_what_was_said_before()
    {
        await using var host = await ExtractionHost.StartAsync();
        foreach (var batch in Enumerable.Range(0, 4))
        {
            for (var at = 0; at < 5; at++)
            {
                await host.Host.SayAsync(ExtractionHost.Bank, "d", $"Ann: {batch}-{at}", UpdateMode.Append);
            }

            await host.PassAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(4, host.Model.Requests.Count);
        Assert.All(host.Model.Requests, request => Assert.Equal(5, Assert.Single(request.Passages).Turns.Count));
        Assert.Equal("2-4", host.Model.Requests[3].Passages[0].Before[^1].Text);
        await host.CheckDrainedAsync();
        Assert.Equal(20, (await host.FactsAsync()).Count);
    }

    [Fact]
    public async Task Shortening_a_conversation_asks_nothing_and_takes_the_facts_of_what_went()
    {
        await using var host = await ExtractionHost.StartAsync();
        await host.SayAsync("d", "Ann: one\nAnn: two\nAnn: three");
        await host.CheckDrainedAsync();
        await host.SayAsync("d", "Ann: one\nAnn: two");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: one", "Ann said: two"], await host.StatedAsync());
        await host.SayAsync("d", "Ann: one\nAnn: two\nAnn: three");
        await host.CheckDrainedAsync();
        Assert.Equal(["Ann said: one", "Ann said: three", "Ann said: two"], await host.StatedAsync());
    }

    [Fact]
    public async Task Another_date_or_tag_on_a_growing_conversation_asks_about_nothing_twice()
    {
        await using var host = await ExtractionHost.StartAsync();
        var said = new List<string>();
        for (var at = 0; at < 6; at++)
        {
            said.Add($"Ann: {at}");
            await host.Host.SayAsync(ExtractionHost.Bank, "d", string.Join('\n', said), at: host.Clock.GetUtcNow());
            await host.PassAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(said.Select(line => line[5..]), host.Model.Answered);
    }
}
