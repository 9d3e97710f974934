using System.Diagnostics;
using Xunit.Abstractions;

namespace MemoryFunctions.Integration.Tests;

public sealed class RetainTests(LocalFixture local, ITestOutputHelper output) : IClassFixture<LocalFixture>
{
    [Fact]
    public async Task Twenty_appends_at_once_lose_none_and_double_none()
    {
        var bank = LocalFixture.NewBank("appends");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => local.Client.RetainAsync(bank, $"user: Entry number {at} is here.", "log", "append")));

        var lines = (await local.Client.DocumentAsync(bank, "log"))!.Split('\n');
        var expected = Enumerable.Range(0, 20).Select(at => $"user: Entry number {at} is here.").Order(StringComparer.Ordinal);
        Assert.Equal(expected, lines.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var memories = await local.Client.MemoriesAsync(bank);
        Assert.Equal(20, memories.Count);
        Assert.Equal(20, memories.Select(memory => memory.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_same_save_ten_times_leaves_one_set_of_memories()
    {
        var bank = LocalFixture.NewBank("same");
        const string content = "user: I like tea.\nassistant: Noted.\nuser: And I live in Oslo.";
        await local.Client.RetainAsync(bank, content, "d");
        var first = await local.Client.MemoriesAsync(bank);

        for (var round = 0; round < 4; round++)
        {
            await local.Client.RetainAsync(bank, content, "d");
        }

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => local.Client.RetainAsync(bank, content, "d")));

        Assert.Equal(3, first.Count);
        Assert.Equal(first.Order(), (await local.Client.MemoriesAsync(bank)).Order());
        Assert.Equal(content, await local.Client.DocumentAsync(bank, "d"));
    }

    [Fact]
    public async Task A_growing_conversation_keeps_the_ids_of_its_memories()
    {
        var bank = LocalFixture.NewBank("growing");
        var lines = new List<string>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var turn = 0; turn < 30; turn++)
        {
            lines.Add($"{(turn % 2 == 0 ? "user" : "assistant")}: Message number {turn} about topic {turn * 7}.");
            await local.Client.RetainAsync(bank, string.Join('\n', lines), "session");

            var memories = await local.Client.MemoriesAsync(bank);
            Assert.Equal(lines.Count, memories.Count);
            foreach (var (text, id) in memories)
            {
                Assert.Equal(id, known.GetValueOrDefault(text, id));
                known[text] = id;
            }
        }
    }

    [Fact]
    public async Task A_changed_conversation_forgets_what_it_no_longer_says()
    {
        var bank = LocalFixture.NewBank("changed");
        await local.Client.RetainAsync(bank, "user: I like tea.\nuser: I like cake.\nuser: I like rain.", "d");
        var before = (await local.Client.MemoriesAsync(bank)).ToDictionary(memory => memory.Text, memory => memory.Id, StringComparer.Ordinal);

        await local.Client.RetainAsync(bank, "user: I like tea.\nuser: I like snow.\nuser: I like rain.", "d");

        var after = (await local.Client.MemoriesAsync(bank)).ToDictionary(memory => memory.Text, memory => memory.Id, StringComparer.Ordinal);
        Assert.Equal(3, after.Count);
        Assert.DoesNotContain(after.Keys, text => text.Contains("cake", StringComparison.Ordinal));
        Assert.Equal(2, after.Values.Intersect(before.Values, StringComparer.Ordinal).Count());
        Assert.DoesNotContain(await local.Client.RecallAsync(bank, "cake", "high"), text => text.Contains("cake", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_document_is_replaced_in_one_step_as_readers_see_it()
    {
        var bank = LocalFixture.NewBank("atomic");
        string Version(string name) => string.Join('\n', Enumerable.Range(0, 400).Select(at => $"user: The {name} says {at}."));
        await local.Client.RetainAsync(bank, Version("old"), "d");

        var replacing = local.Client.RetainAsync(bank, Version("new"), "d");
        var seen = new List<(int Old, int New)>();
        do
        {
            var texts = (await local.Client.MemoriesAsync(bank)).Select(memory => memory.Text).ToList();
            seen.Add((
                texts.Count(text => text.Contains("old", StringComparison.Ordinal)), texts.Count(text => text.Contains("new", StringComparison.Ordinal))));
        }
        while (!replacing.IsCompleted);
        await replacing;

        output.WriteLine($"{seen.Count} looks, {seen.Count(look => look.Old > 0)} of them at the old version");
        Assert.All(seen, look => Assert.True(look is (400, 0) or (0, 400), look.ToString()));
        Assert.Equal(400, (await local.Client.MemoriesAsync(bank)).Count);
    }

    [Fact]
    public async Task Removing_one_source_leaves_what_another_says()
    {
        var bank = LocalFixture.NewBank("sources");
        await local.Client.RetainAsync(bank, "user: I live in Oslo.", "one");
        await local.Client.RetainAsync(bank, "user: I live in Oslo.", "two");

        await local.Client.DeleteDocumentAsync(bank, "one");

        Assert.Contains(await local.Client.RecallAsync(bank, "Where do I live?"), text => text.Contains("Oslo", StringComparison.Ordinal));
        Assert.Single(await local.Client.MemoriesAsync(bank));
    }

    [Fact]
    public async Task A_conversation_of_400_000_characters_is_taken_and_recalled()
    {
        var bank = LocalFixture.NewBank("long");
        var lines = new List<string>();
        for (var length = 0; length < 400_000; length += lines[^1].Length + 1)
        {
            var at = lines.Count;
            lines.Add(at == 1_500
                ? "user: My grandmother hid the silver thimble under the piano."
                : $"{(at % 2 == 0 ? "user" : "assistant")}: This is message {at}; today we spoke about subject {at * 31 % 977} and plan {at * 17 % 491} in some length and detail.");
        }

        var content = string.Join('\n', lines);
        var watch = Stopwatch.StartNew();
        await local.Client.RetainAsync(bank, content, "long");
        var retained = watch.Elapsed;
        watch.Restart();
        var texts = await local.Client.RecallAsync(bank, "Where is the silver thimble?");
        output.WriteLine($"{content.Length} characters, {lines.Count} turns: retained in {retained.TotalSeconds:F1} s, recalled in {watch.ElapsedMilliseconds} ms");
        watch.Restart();
        await local.Client.RetainAsync(bank, content + "\nuser: One more thing.", "long");
        output.WriteLine($"saved again with one more turn in {watch.Elapsed.TotalSeconds:F1} s");

        Assert.Contains("thimble", texts[0], StringComparison.Ordinal);
        Assert.Equal(content + "\nuser: One more thing.", await local.Client.DocumentAsync(bank, "long"));
        Assert.Equal(lines.Count + 1, (await local.Client.MemoriesAsync(bank)).Count);
    }

    [Fact]
    public async Task A_long_line_without_a_break_is_taken_and_recalled()
    {
        var bank = LocalFixture.NewBank("line");
        var content = string.Concat(Enumerable.Range(0, 20_000).Select(at => $"Sentence {at} ends. ")) + "The password is heliotrope.";

        await local.Client.RetainAsync(bank, content, "line");

        Assert.Equal(content, await local.Client.DocumentAsync(bank, "line"));
        Assert.Contains(await local.Client.RecallAsync(bank, "heliotrope"), text => text.Contains("heliotrope", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_conversation_of_four_megabytes_and_a_message_of_350000_characters_go_through()
    {
        var bank = LocalFixture.NewBank("large");
        var filler = string.Concat(Enumerable.Repeat("and so on about the garden, ", 400));
        var conversation = string.Join('\n', Enumerable.Range(0, 370).Select(at => $"user: Chapter {at} begins here {filler}"));
        var message = $"user: The word is xylophone, {string.Concat(Enumerable.Repeat("and much more about something else, ", 9_800))}";
        Assert.InRange(conversation.Length, 4_000_000, 5_000_000);
        Assert.InRange(message.Length, 350_000, 360_000);

        var operation = (string)(await local.Client.RetainAsync(bank, conversation, "conversation", isAsync: true))["operation_id"]!;
        await local.Client.RetainAsync(bank, message, "message");
        await Eventually.HoldsAsync(async () => await local.Client.OperationAsync(bank, operation) == "completed", "the conversation is indexed");

        Assert.Equal(conversation, await local.Client.DocumentAsync(bank, "conversation"));
        Assert.Equal(message, await local.Client.DocumentAsync(bank, "message"));
        Assert.Contains(await local.Client.RecallAsync(bank, "Where does chapter 321 begin?"), text => text.Contains("Chapter 321", StringComparison.Ordinal));
        Assert.Contains(await local.Client.RecallAsync(bank, "xylophone"), text => text.Contains("xylophone", StringComparison.Ordinal));
    }
}
