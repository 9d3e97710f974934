using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What somebody sees whose language model does not do as it should.</summary>
[Collection(ModelCollection.Name)]
public sealed class ModelFailureTests(ModelFixture models)
{
    [Fact]
    public async Task What_is_malformed_twice_fails_with_a_reason_that_quotes_nothing_and_can_be_tried_again()
    {
        var user = models.NewUser("malformed");
        const string turn = "I collect pewter spoons.";
        models.Mind.Knows(turn, GoldenFact.Of("Vera collects pewter spoons.", "Vera", "collects", "spoons"));
        models.Server.Next(request => Reads(request, turn) ? ScriptedReply.Chat(request, "Sure! Here is what pewter Vera said:") : null, times: 2);
        await user.SaveAsync("session", $"user: {turn}");

        var operation = await user.WaitAsync(await user.StartConsolidationAsync());

        Assert.Equal("failed", (string)operation["status"]!);
        Assert.Equal("the language model did not answer in the form it was asked for", (string)operation["error_message"]!);
        Assert.Contains($"user: {turn}", await user.RecallAsync("pewter spoons"));
        Assert.Equal(2, models.Server.Chats.Count(request => Reads(request, turn)));

        await user.RetryAsync((string)operation["operation_id"]!);
        Assert.Equal("completed", (string)(await user.WaitAsync((string)operation["operation_id"]!))["status"]!);
        Assert.Equal(["Vera collects pewter spoons."], await user.FactTextsAsync());
    }

    [Fact]
    public async Task One_document_that_fails_keeps_no_other_from_being_read()
    {
        var user = models.NewUser("culprit");
        models.Mind.Knows("I sail on Sundays.", GoldenFact.Of("Vera sails on Sundays.", "Vera", "sails", "Sundays"));
        Put(request => Reads(request, "I break every model.") ? ScriptedReply.Chat(request, "[]") : null);
        await user.SaveAsync("bad", "user: I break every model.");
        await user.SaveAsync("good", "user: I sail on Sundays.");

        var operation = await user.WaitAsync(await user.StartConsolidationAsync());

        Assert.Equal("failed", (string)operation["status"]!);
        await Eventually.HoldsAsync(async () => (await user.FactTextsAsync()) is ["Vera sails on Sundays."], "the other document is read");
    }

    [Fact]
    public async Task A_provider_that_asks_for_a_pause_is_asked_again_and_nothing_shows()
    {
        var user = models.NewUser("busy");
        const string turn = "I knit with bamboo needles.";
        models.Mind.Knows(turn, GoldenFact.Of("Vera knits with bamboo needles.", "Vera", "knits_with", "bamboo"));
        models.Server.Next(request => Reads(request, turn) ? ScriptedFaults.TooMany("Retry-After", "1")(request) : null);
        await user.SaveAsync("session", $"user: {turn}");

        var operation = await user.ConsolidateAsync();

        Assert.Equal(0, (int)operation["retry_count"]!);
        Assert.Null(operation["error_message"]);
        Assert.Equal(2, models.Server.Chats.Count(request => Reads(request, turn)));
        Assert.Equal(["Vera knits with bamboo needles."], await user.FactTextsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_the_content_filter_dislikes_costs_the_facts_of_its_own_chunk_and_no_others(bool isError)
    {
        var user = models.NewUser("filtered");
        var turns = LongConversation(user);
        const int culprit = 30;
        Put(request => request.Purpose == ScriptedMind.Extract && request.Input.Contains(turns[culprit], StringComparison.Ordinal)
            ? (isError ? ScriptedFaults.ContentFilterError() : ScriptedFaults.ContentFilter())(request)
            : null);
        await user.SaveAsync("session", Lines(turns));

        await user.ConsolidateAsync();

        var lost = await ChunkOfAsync(user, culprit);
        Assert.InRange(lost.Count, 1, turns.Count / 2);
        Assert.Equal(Enumerable.Range(0, turns.Count).Except(lost), await CitedAsync(user));
        Assert.Contains($"user: {turns[culprit]}", await user.RecallAsync(turns[culprit]));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_asked_for_in_parts_and_nothing_is_lost_or_doubled()
    {
        var user = models.NewUser("cut");
        var turns = LongConversation(user);
        Put(request => request.Purpose == ScriptedMind.Extract && request.Input.Contains(user.Name, StringComparison.Ordinal) && InputLines.Turns(request).Count > 7
            ? ScriptedFaults.CutOff()(request)
            : null);
        await user.SaveAsync("session", Lines(turns));

        await user.ConsolidateAsync();

        Assert.Equal(Enumerable.Range(0, turns.Count), await CitedAsync(user));
        Assert.All(turns, turn => Assert.Equal(1, models.Mind.TimesRead(turn)));
    }

    private static bool Reads(ScriptedRequest request, string turn) =>
        request.Purpose == ScriptedMind.Extract && InputLines.Turns(request).Any(one => string.Equals(one.Text, turn, StringComparison.Ordinal));

    /// <summary>Of several chunks, each turn with a fact of its own.</summary>
    private List<string> LongConversation(UserBank user)
    {
        var turns = Enumerable.Range(0, 60).Select(at => $"Turn {at} of {user.Name} is about the {at * 37 % 101}th of many subjects, of which there is a lot to say.").ToList();
        foreach (var turn in turns)
        {
            models.Mind.Knows(turn, new GoldenFact("It was said: " + turn));
        }

        return turns;
    }

    private static string Lines(IEnumerable<string> turns) => string.Join('\n', turns.Select(turn => "user: " + turn));

    /// <summary>The turns that facts cite, with one entry for each fact.</summary>
    private static async Task<IEnumerable<int>> CitedAsync(UserBank user) => (await user.FactsAsync()).Select(fact => (int)fact["source_turns"]!.AsArray().Single()!).Order();

    /// <summary>The turns that are in one chunk with this one.</summary>
    private static async Task<List<int>> ChunkOfAsync(UserBank user, int turn)
    {
        var turns = (await user.MemoriesAsync()).Where(memory => memory["source_memory_ids"]!.AsArray().Count == 0)
            .Select(memory => (Turn: (int)memory["source_turns"]!.AsArray().Single()!, Chunk: (string)memory["chunk_id"]!)).ToList();
        var chunk = turns.Single(one => one.Turn == turn).Chunk;
        return [.. turns.Where(one => one.Chunk == chunk).Select(one => one.Turn)];
    }

    /// <summary>Answers before the mind does, whenever it has an answer.</summary>
    private void Put(Func<ScriptedRequest, ScriptedReply?> handler) => models.Server.Next(handler, times: 200);
}
