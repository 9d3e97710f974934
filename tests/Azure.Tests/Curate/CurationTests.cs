using MemoryFunctions.Azure.Tests.Cosmos;
using MemoryFunctions.Core.Curate;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Curate;

/// <summary>What people do to single memories, and what becomes of it when their documents are saved again.</summary>
public sealed class CurationTests
{
    private const string Talk = "user: I live in Paris\nassistant: Noted, thanks for telling me\nuser: I play the cello every Sunday";

    private static readonly Core.Banks.BankId Bank = MemoryHost.Bank();

    [Fact]
    public async Task An_edit_keeps_the_id_and_answers_with_the_new_words_everywhere()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "Paris");

        var edited = await EditAsync(host, id, new MemoryEdit { Text = "Lives in Reykjavik" });

        Assert.Equal((id, "Lives in Reykjavik", MemoryState.Valid), (edited!.Memory.Id, edited.Memory.Text, edited.State));
        Assert.NotNull(edited.Memory.EditedAt);
        Assert.Equal("Lives in Reykjavik", (await GetAsync(host, id))!.Memory.Text);
        Assert.Contains("Lives in Reykjavik", await host.AskAsync(Bank, "reykjavik"));
        Assert.DoesNotContain(await host.AskAsync(Bank, "where is Paris"), text => text.Contains("Paris", StringComparison.Ordinal));
        Assert.Equal(id, Assert.Single(await host.ListAsync(Bank), memory => memory.Text == "Lives in Reykjavik").Id);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task An_edit_costs_one_embedding_and_an_edit_of_other_things_costs_none()
    {
        var embedder = new EmbedderProbe();
        await using var host = await MemoryHost.StartAsync(change: embedder.Register);
        await host.SayAsync(Bank, "d", Talk);
        await host.DrainAsync(Bank);
        var (id, calls) = (await IdAsync(host, "Paris"), embedder.Calls);

        await EditAsync(host, id, new MemoryEdit { Text = "Lives in Rome" });
        await EditAsync(host, id, new MemoryEdit { Text = "Lives in Rome" });
        await EditAsync(host, id, new MemoryEdit { Tags = ["home"] });

        Assert.Equal(calls + 1, embedder.Calls);
        Assert.Equal("Lives in Rome", embedder.Texts[^1]);
    }

    [Fact]
    public async Task Everything_that_can_be_said_of_a_memory_can_be_edited_and_what_is_not_named_stays()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "cello");
        var (start, expiry) = (new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));

        await EditAsync(host, id, new MemoryEdit
        {
            Context = "music",
            Metadata = new Dictionary<string, string> { ["k"] = "v" },
            Tags = ["hobby", "hobby"],
            Entities = ["Cello"],
            Type = "experience",
            OccurredStart = new(start),
            ExpiresAt = new(expiry),
        });
        var memory = (await GetAsync(host, id))!.Memory;

        Assert.Equal("user: I play the cello every Sunday", memory.Text);
        Assert.Equal(("music", "v", "hobby", "Cello", "experience", start, expiry), (memory.Context, memory.Metadata["k"], Assert.Single(memory.Tags), Assert.Single(memory.Entities), memory.Type, memory.OccurredStart, memory.ExpiresAt));
        await EditAsync(host, id, new MemoryEdit { Context = "", OccurredStart = new(null), ExpiresAt = new(null) });
        memory = (await GetAsync(host, id))!.Memory;
        Assert.Equal((null, null, null), (memory.Context, memory.OccurredStart, memory.ExpiresAt));
        Assert.Equal("v", memory.Metadata["k"]);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_memory_that_has_expired_is_hidden_and_read_by_its_id()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "cello");
        await EditAsync(host, id, new MemoryEdit { ExpiresAt = new(DateTimeOffset.UnixEpoch) });

        Assert.DoesNotContain(await host.ListAsync(Bank), memory => memory.Id == id);
        Assert.DoesNotContain(await host.AskAsync(Bank, "cello"), text => text.Contains("cello", StringComparison.Ordinal));
        Assert.Equal(id, (await GetAsync(host, id))!.Memory.Id);
        await EditAsync(host, id, new MemoryEdit { ExpiresAt = new(null) });
        Assert.Contains(await host.ListAsync(Bank), memory => memory.Id == id);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_was_edited_or_deleted_stays_so_however_the_conversation_is_saved_again(bool longer, bool underAnotherId)
    {
        await using var host = await StartAsync();
        var (home, cello) = (await IdAsync(host, "Paris"), await IdAsync(host, "cello"));
        await EditAsync(host, home, new MemoryEdit { Text = "Lives in Rome" });
        Assert.Equal(1, await host.Curation.DeleteAsync(Bank, cello, linked: false, default));

        await host.SayAsync(Bank, underAnotherId ? "copy" : "d", longer ? Talk + "\nuser: My sister is called Ines" : Talk);
        await BankAudit.CheckDrainedAsync(host, Bank);

        var texts = (await host.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            [.. new[] { "Lives in Rome", "assistant: Noted, thanks for telling me" }.Concat(longer ? ["user: My sister is called Ines"] : []).Order(StringComparer.Ordinal)], texts);
        Assert.Equal(home, Assert.Single(await host.ListAsync(Bank), memory => memory.Text == "Lives in Rome").Id);
    }

    [Fact]
    public async Task Lines_before_it_move_a_curated_memory_and_the_callers_tags_reach_it_unless_a_person_set_them()
    {
        await using var host = await StartAsync();
        var (home, cello) = (await IdAsync(host, "Paris"), await IdAsync(host, "cello"));
        await EditAsync(host, home, new MemoryEdit { Text = "Lives in Rome" });
        await EditAsync(host, cello, new MemoryEdit { Tags = ["mine"] });

        await host.Retain.RetainAsync(
            new RetainCommand { Bank = Bank, Items = [new RetainItem { Content = "user: Hello there, good morning\n" + Talk, DocumentId = "d", Tags = ["theirs"] }] }, default);
        await BankAudit.CheckDrainedAsync(host, Bank);

        var (edited, tagged) = ((await GetAsync(host, home))!.Memory, (await GetAsync(host, cello))!.Memory);
        Assert.Equal(("Lives in Rome", 1, "theirs"), (edited.Text, Assert.Single(edited.SourceTurns), Assert.Single(edited.Tags)));
        Assert.Equal((3, "mine"), (Assert.Single(tagged.SourceTurns), Assert.Single(tagged.Tags)));
    }

    [Fact]
    public async Task What_several_documents_say_is_deleted_from_all_of_them()
    {
        await using var host = await StartAsync();
        await host.SayAsync(Bank, "copy", Talk);
        await host.DrainAsync(Bank);
        await host.Curation.DeleteAsync(Bank, await IdAsync(host, "cello"), linked: false, default);
        await EditAsync(host, await IdAsync(host, "Paris"), new MemoryEdit { Text = "Lives in Rome" });

        await host.Documents.DeleteAsync(Bank, "d", default);
        await BankAudit.CheckDrainedAsync(host, Bank);

        Assert.Equal(["assistant: Noted, thanks for telling me"], (await host.ListAsync(Bank)).Select(memory => memory.Text));
    }

    [Fact]
    public async Task A_deleted_memory_is_nowhere_and_has_no_history()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "cello");
        await EditAsync(host, id, new MemoryEdit { Text = "Plays the violoncello" });

        Assert.Equal(1, await host.Curation.DeleteAsync(Bank, id, linked: false, default));

        Assert.Null(await GetAsync(host, id));
        Assert.Null(await host.Curation.HistoryAsync(Bank, id, default));
        Assert.Null(await host.Curation.GetSourcesAsync(Bank, id, default));
        Assert.Null(await EditAsync(host, id, new MemoryEdit { Text = "again" }));
        Assert.Null(await host.Curation.DeleteAsync(Bank, id, linked: false, default));
        Assert.DoesNotContain(await host.ListAsync(Bank), memory => memory.Id == id);
        Assert.DoesNotContain(await host.AskAsync(Bank, "cello"), text => text.Contains("cello", StringComparison.Ordinal));
        var audit = await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.DoesNotContain(audit.Facts, fact => BankAudit.Text(fact, "memoryId") == id && fact.GetRawText().Contains("cello", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_invalidated_memory_is_out_of_sight_with_its_reason_until_it_is_restored()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "Paris");

        var invalidated = await host.Curation.InvalidateAsync(Bank, id, "moved away", default);

        Assert.Equal((MemoryState.Invalidated, "moved away"), (invalidated!.State, invalidated.Reason));
        Assert.NotNull((await GetAsync(host, id))!.InvalidatedAt);
        Assert.DoesNotContain(await host.ListAsync(Bank), memory => memory.Id == id);
        await host.SayAsync(Bank, "d", Talk + "\nuser: My sister is called Ines");
        await host.SayAsync(Bank, "copy", Talk);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.DoesNotContain(await host.AskAsync(Bank, "Paris"), text => text.Contains("Paris", StringComparison.Ordinal));

        Assert.Equal(MemoryState.Valid, (await host.Curation.RestoreAsync(Bank, id, default))!.State);

        Assert.Equal("user: I live in Paris", Assert.Single(await host.ListAsync(Bank), memory => memory.Id == id).Text);
        Assert.Contains("user: I live in Paris", await host.AskAsync(Bank, "Paris"));
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task The_history_tells_each_wording_once_oldest_first()
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "Paris");
        await EditAsync(host, id, new MemoryEdit { Text = "Lives in Rome" });
        await EditAsync(host, id, new MemoryEdit { Tags = ["t"] });
        await EditAsync(host, id, new MemoryEdit { Text = "Lives in Oslo" });
        await host.Curation.InvalidateAsync(Bank, id, null, default);

        var history = (await host.Curation.HistoryAsync(Bank, id, default))!;

        Assert.Equal(
            [
                (HistoryEvent.Add, null, "user: I live in Paris"), (HistoryEvent.Update, "user: I live in Paris", "Lives in Rome"),
                (HistoryEvent.Update, "Lives in Rome", "Lives in Oslo"), (HistoryEvent.Delete, "Lives in Oslo", null),
            ],
            history.Select(entry => (entry.Event, entry.Old, entry.New)));
        Assert.Equal(history.Count, history.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(history.Select(entry => entry.At).Order(), history.Select(entry => entry.At));
    }

    [Fact]
    public async Task A_deleted_document_takes_its_memories_edits_and_history_along()
    {
        await using var host = await StartAsync();
        var (home, cello) = (await IdAsync(host, "Paris"), await IdAsync(host, "cello"));
        await EditAsync(host, home, new MemoryEdit { Text = "Lives in Rome" });
        await host.Curation.DeleteAsync(Bank, cello, linked: false, default);

        await host.Documents.DeleteAsync(Bank, "d", default);

        Assert.Null(await host.Curation.HistoryAsync(Bank, home, default));
        var audit = await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Empty(audit.Facts);
        Assert.DoesNotContain(audit.Items, item => item.GetRawText().Contains("Rome", StringComparison.Ordinal) && !item.TryGetProperty("ttl", out _));

        // The same conversation, told anew, is remembered anew.
        await host.SayAsync(Bank, "d", Talk);
        await BankAudit.CheckDrainedAsync(host, Bank);
        Assert.Equal(3, (await host.ListAsync(Bank)).Count);
    }

    [Fact]
    public async Task Many_memories_are_edited_and_deleted_by_one_call()
    {
        await using var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", string.Join('\n', Enumerable.Range(0, 30).Select(at => $"user: parcel {at * 7} is in hall {at}")));
        await host.DrainAsync(Bank);
        var memories = await host.ListAsync(Bank);

        var edited = await host.Curation.EditManyAsync(
            Bank, [.. memories.Take(12).Select((memory, at) => (memory.Id, new MemoryEdit { Text = $"parcel moved to {at}" })), ("nobody", new MemoryEdit { Text = "x" })], default);
        var deleted = await host.Curation.DeleteManyAsync(Bank, [.. memories.Skip(12).Select(memory => memory.Id), "nobody", memories[13].Id], linked: false, default);

        Assert.Equal(Enumerable.Range(0, 12).Select(at => $"parcel moved to {at}"), edited.Select(one => one.Memory.Text));
        Assert.Equal(memories.Skip(12).Select(memory => memory.Id), deleted);
        Assert.Equal(12, (await host.ListAsync(Bank)).Count);
        await BankAudit.CheckDrainedAsync(host, Bank);
    }

    [Fact]
    public async Task A_memory_that_a_document_says_twice_is_two_and_one_of_them_can_go()
    {
        await using var host = await MemoryHost.StartAsync();
        const string Twice = "user: I would like to have some more tea\nassistant: Here you are, enjoy\nuser: I would like to have some more tea";
        await host.SayAsync(Bank, "d", Twice);
        await host.DrainAsync(Bank);
        var ids = (await host.ListAsync(Bank)).Where(memory => memory.Text.Contains("tea", StringComparison.Ordinal)).Select(memory => memory.Id).ToList();

        await host.Curation.DeleteAsync(Bank, ids[0], linked: false, default);
        await host.SayAsync(Bank, "d", Twice + "\nuser: And now some cake, please");
        await BankAudit.CheckDrainedAsync(host, Bank);

        Assert.Equal(ids[1], Assert.Single(await host.ListAsync(Bank), memory => memory.Text.Contains("tea", StringComparison.Ordinal)).Id);
    }

    [Theory]
    [InlineData("text", " ")]
    [InlineData("text", "\0")]
    [InlineData("text", null)]
    [InlineData("fact_type", "opinion")]
    [InlineData("tags.0", "")]
    public async Task An_edit_that_is_not_well_formed_is_refused_by_its_field_and_changes_nothing(string field, string? value)
    {
        await using var host = await StartAsync();
        var id = await IdAsync(host, "Paris");
        var edit = field switch
        {
            "text" => new MemoryEdit { Text = value ?? new string('x', 20_000) },
            "fact_type" => new MemoryEdit { Type = value },
            _ => new MemoryEdit { Tags = [value!] },
        };

        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => EditAsync(host, id, edit));

        Assert.Equal(field, refused.Field);
        Assert.Single((await host.Curation.HistoryAsync(Bank, id, default))!);
    }

    [Fact]
    public async Task Secrets_are_taken_out_of_an_edit_as_out_of_what_is_retained()
    {
        await using var host = await StartAsync();
        var edited = await EditAsync(host, await IdAsync(host, "Paris"), new MemoryEdit { Text = "My password is hunter2-Blue!9" });
        Assert.DoesNotContain("hunter2", edited!.Memory.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_curated_from_another_bank()
    {
        await using var host = await StartAsync();
        var (id, bob) = (await IdAsync(host, "Paris"), MemoryHost.Bank("bob"));
        await host.SayAsync(bob, "d", Talk);

        Assert.Null(await host.Curation.GetAsync(bob, id, default));
        Assert.Null(await host.Curation.EditAsync(bob, id, new MemoryEdit { Text = "x" }, default));
        Assert.Null(await host.Curation.DeleteAsync(bob, id, linked: true, default));
        Assert.Equal("user: I live in Paris", (await GetAsync(host, id))!.Memory.Text);
    }

    private static async Task<MemoryHost> StartAsync()
    {
        var host = await MemoryHost.StartAsync();
        await host.SayAsync(Bank, "d", Talk);
        await host.DrainAsync(Bank);
        return host;
    }

    private static async Task<string> IdAsync(MemoryHost host, string words) =>
        (await host.ListAsync(Bank)).Single(memory => memory.Text.Contains(words, StringComparison.Ordinal)).Id;

    private static Task<CuratedMemory?> GetAsync(MemoryHost host, string id) => host.Curation.GetAsync(Bank, id, default);

    private static Task<CuratedMemory?> EditAsync(MemoryHost host, string id, MemoryEdit edit) => host.Curation.EditAsync(Bank, id, edit, default);
}
