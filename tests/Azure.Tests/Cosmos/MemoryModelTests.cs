using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Random lives of a bank, compared after each step with what its live documents say.</summary>
public sealed class MemoryModelTests
{
    private static readonly BankId Bank = MemoryHost.Bank();

    [Fact]
    public void Whatever_is_saved_edited_and_deleted_memories_are_what_the_live_documents_say() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => RunAsync(seed, 12).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    private static async Task RunAsync(int seed, int steps)
    {
        var clock = new TestClock();
        await using var host = await MemoryHost.StartAsync(time: clock);
        var life = new BankLife(host, clock, new Random(seed));
        for (var step = 0; step < steps; step++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await life.StepAsync();
            await life.CheckAsync(step % 4 == 3);
        }
    }

    /// <summary>A bank and its model.</summary>
    private sealed class BankLife(MemoryHost host, TestClock clock, Random random)
    {
        private readonly Dictionary<string, ModelDocument> documents = new(StringComparer.Ordinal);
        private readonly Dictionary<string, MemoryUnit> before = new(StringComparer.Ordinal);
        private readonly HashSet<DateTimeOffset> times = [];
        private bool banked;

        /// <summary>Whether the step was one save: with several the state between them may have been indexed, or not.</summary>
        private bool isOneSave;

        public async Task StepAsync()
        {
            var pick = random.Next(20);
            var id = $"d{random.Next(3)}";
            if (pick == 0)
            {
                Assert.Equal(banked, await host.Banks.DeleteAsync(Bank, default) is not null);
                documents.Clear();
                before.Clear();
                banked = false;
            }
            else if (pick <= 2)
            {
                Assert.Equal(documents.Remove(id), await host.Documents.DeleteAsync(Bank, id, default) is not null);
                Forget(id);
            }
            else
            {
                var saves = random.Next(2) == 0 ? 1 : random.Next(2, 4);
                isOneSave = saves == 1;
                for (; saves > 0; saves--)
                {
                    await SaveAsync(id);
                }
            }
        }

        public async Task CheckAsync(bool withIndex)
        {
            var audit = await BankAudit.CheckDrainedAsync(host, Bank);
            var memories = await FactsAsync(audit);
            foreach (var (id, document) in documents)
            {
                Assert.Equal(document.Text, (await host.Documents.GetAsync(Bank, id, default))!.Text);
                await CheckAsync(id, document, [.. memories.Where(memory => memory.DocumentId == id)]);
            }

            Assert.Equal(documents.Values.Sum(document => document.Memories().Count), memories.Count);
            Assert.Equal(Shown(), (await host.ListAsync(Bank)).Select(memory => memory.Text).Order(StringComparer.Ordinal));
            if (withIndex && documents.Count > 0)
            {
                CheckIndex(audit, await RebuildAsync());
            }

            before.Clear();
            memories.ToList().ForEach(memory => before.Add(memory.Id, memory));
        }

        /// <summary>All that the documents say, whether readers see it or not.</summary>
        private async Task<IReadOnlyList<MemoryUnit>> FactsAsync(BankAudit audit)
        {
            if (await host.BankStore.ReadHeaderAsync(Bank, default) is not { } header)
            {
                return [];
            }

            var ids = audit.Facts.Select(fact => BankAudit.Text(fact, "memoryId")!).ToList();
            return [.. (await host.MemoryStore.ReadFactsAsync(Bank, header.View, ids, default)).Select(fact => fact.Unit)];
        }

        /// <summary>What several documents say is shown as often as the one says it that says it most often.</summary>
        private IEnumerable<string> Shown() => documents.Values
            .SelectMany(document => document.Keys().GroupBy(key => key).Select(group => (group.Key, Count: group.Count())))
            .GroupBy(pair => pair.Key)
            .SelectMany(group => Enumerable.Repeat(group.Key.Text, group.Max(pair => pair.Count)))
            .Order(StringComparer.Ordinal);

        private async Task SaveAsync(string id)
        {
            var document = documents.TryGetValue(id, out var known) ? known : new ModelDocument();
            var item = ConversationMaker.Next(document, id, clock.GetUtcNow(), random);
            if (random.Next(3) == 0 && documents.Values.ElementAtOrDefault(random.Next(3)) is { } other)
            {
                item = ConversationMaker.Copy(item, other, random);
            }

            times.Add(clock.GetUtcNow());
            document.Apply(item);
            times.UnionWith(document.Memories().Select(memory => memory.At).OfType<DateTimeOffset>());
            documents[id] = document;
            banked = true;
            await host.Retain.RetainAsync(new RetainCommand { Bank = Bank, Items = [item], Async = random.Next(2) == 0 }, default);
        }

        /// <summary>The documents saved once, as they are, in another bank.</summary>
        private async Task<BankAudit> RebuildAsync()
        {
            var bank = BankId.Create("rebuilt", BankKind.User, $"{clock.GetUtcNow():O}");
            var items = documents.Values.SelectMany(document => document.Parts).Select(part => part with { UpdateMode = UpdateMode.Append });
            await host.Retain.RetainAsync(new RetainCommand { Bank = bank, Items = [.. items] }, default);
            return await BankAudit.ReadAsync(host, bank);
        }

        private async Task CheckAsync(string id, ModelDocument document, List<MemoryUnit> memories)
        {
            var expected = document.Memories();
            var sorted = memories.OrderBy(memory => memory.SourceTurns[0]).ToList();
            Assert.Equal(
                expected.Select(memory => (memory.Line, memory.Text)).Order(),
                sorted.Select(memory => (memory.SourceTurns[0], memory.Text)).Order());
            var header = (await host.BankStore.ReadHeaderAsync(Bank, default))!;
            var chunks = await host.Chunks.ReadAsync(Bank, header.Life, memories, int.MaxValue, default);
            foreach (var memory in sorted)
            {
                var source = expected.First(turn => turn.Line == memory.SourceTurns[0] && turn.Text == memory.Text);
                Assert.Equal(source.Part.Context, memory.Context);
                Assert.Equal(document.Tags, memory.Tags);
                Assert.Equal(source.Part.Metadata.ToDictionary(), memory.Metadata.ToDictionary());
                Assert.True(source.Part.Entities.All(memory.Entities.Contains));
                Assert.True(chunks.ContainsKey(memory.ChunkId), $"chunk {memory.ChunkId} of {id} is not found");
                CheckTime(memory, source.At);
            }

            foreach (var same in isOneSave ? sorted.GroupBy(memory => memory.Text, StringComparer.Ordinal) : [])
            {
                var had = before.Values.Where(memory => memory.DocumentId == id && memory.Text == same.Key).Select(memory => memory.Id).ToList();
                Assert.Equal(Math.Min(had.Count, same.Count()), same.Count(memory => had.Contains(memory.Id)));
            }
        }

        /// <summary>The caller's time; else, for good, that of the save that brought it, or the caller's of a save before.</summary>
        private void CheckTime(MemoryUnit memory, DateTimeOffset? dated)
        {
            if (dated is not null)
            {
                Assert.Equal(dated, memory.MentionedAt);
            }
            else if (isOneSave && before.TryGetValue(memory.Id, out var known))
            {
                Assert.Equal(known.MentionedAt, memory.MentionedAt);
                Assert.Equal(known.CreatedAt, memory.CreatedAt);
            }
            else
            {
                Assert.Contains(memory.MentionedAt!.Value, times);
            }
        }

        /// <summary>
        /// All that keyword search goes by is what it would be had the documents been saved once, as they are. A turn that was dated
        /// by a save before keeps that day, which the documents no longer tell: "yesterday" in it is another day.
        /// </summary>
        private void CheckIndex(BankAudit audit, BankAudit rebuilt)
        {
            var (one, other) = (Index(audit), Index(rebuilt));
            Assert.Equal(one.Keys.Order(StringComparer.Ordinal), other.Keys.Order(StringComparer.Ordinal));
            foreach (var (place, (days, terms)) in one)
            {
                Assert.True(!days.SequenceEqual(other[place].Days, StringComparer.Ordinal) || terms.SequenceEqual(other[place].Terms, StringComparer.Ordinal), $"the index of {place} is {string.Join('|', terms)}, rebuilt {string.Join('|', other[place].Terms)}");
            }
        }

        private Dictionary<string, (List<string?> Days, List<string> Terms)> Index(BankAudit audit) =>
            audit.Facts.GroupBy(Place, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => (group.Select(Day).Order(StringComparer.Ordinal).ToList(), group.Select(Terms).Order(StringComparer.Ordinal).ToList()),
                StringComparer.Ordinal);

        private static string? Day(JsonElement memory) => BankAudit.Text(memory.GetProperty("about"), "mentionedAt")?[..10];

        private static string Terms(JsonElement memory) =>
            $"{string.Join(' ', memory.GetProperty("terms").EnumerateArray().Select(term => term.GetString()).Order(StringComparer.Ordinal))} {Ranked(memory.GetProperty("index").GetString()!)}";

        /// <summary>
        /// All that it is ranked by, but what the documents do not tell: their incarnation, which is random; when a turn without a date was
        /// first heard; and under which offset from UTC a turn was first dated, by which the days in it were resolved.
        /// </summary>
        private static string Ranked(string index) => IndexText.Write(
            IndexText.Terms(index), IndexText.Traits(index) with { Document = 0, MentionedAt = null, OccurredStart = null, OccurredEnd = null });

        private static string Place(JsonElement memory) =>
            $"{BankAudit.Text(memory, "documentId")} {memory.GetProperty("line").GetInt32()} {BankAudit.Text(memory, "text")}";

        private void Forget(string id)
        {
            foreach (var gone in before.Values.Where(memory => memory.DocumentId == id).Select(memory => memory.Id).ToList())
            {
                before.Remove(gone);
            }
        }
    }
}
