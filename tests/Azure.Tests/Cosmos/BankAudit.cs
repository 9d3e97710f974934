using System.Text.Json;
using MemoryFunctions.Azure.Cosmos.Items;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using Microsoft.Azure.Cosmos;

namespace MemoryFunctions.Azure.Tests.Cosmos;

/// <summary>Looks at a bank's items as they are at rest.</summary>
internal sealed class BankAudit
{
    private readonly BankId bank;

    private BankAudit(BankId bank, IReadOnlyList<JsonElement> items) => (this.bank, Items) = (bank, items);

    public IReadOnlyList<JsonElement> Items { get; }

    /// <summary>The memories that readers see, there for good: neither staged nor retired.</summary>
    public IReadOnlyList<JsonElement> Memories => [.. Facts.Where(item => Text(item, "kind") == ItemKind.Memory)];

    /// <summary>The facts that are there for good, whether readers see them or not.</summary>
    public IReadOnlyList<JsonElement> Facts =>
        [.. Written.Where(item => item.GetProperty("until").GetInt64() == MemoryItem.Never && !item.TryGetProperty("generation", out _))];

    /// <summary>All writings of all facts.</summary>
    private IEnumerable<JsonElement> Written => OfKind(ItemKind.Memory).Concat(OfKind(ItemKind.Fact));

    public static async Task<BankAudit> ReadAsync(MemoryHost host, BankId bank)
    {
        var items = new List<JsonElement>();
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey(bank.Path) };
        using var pages = host.Containers.Memories.GetItemQueryStreamIterator("SELECT * FROM c", requestOptions: options);
        while (pages.HasMoreResults)
        {
            using var response = await pages.ReadNextAsync();
            response.EnsureSuccessStatusCode();
            using var page = await JsonDocument.ParseAsync(response.Content);
            items.AddRange(page.RootElement.GetProperty("Documents").EnumerateArray().Select(item => item.Clone()));
        }

        return new BankAudit(bank, items);
    }

    /// <summary>Drains the bank and checks that what is at rest agrees with itself and that nothing is left over.</summary>
    public static async Task<BankAudit> CheckDrainedAsync(MemoryHost host, BankId bank)
    {
        await host.DrainAsync(bank);
        var audit = await ReadAsync(host, bank);
        audit.CheckDrained();
        return audit;
    }

    public IEnumerable<JsonElement> OfKind(string kind) => Items.Where(item => Text(item, "kind") == kind);

    public static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static IReadOnlyList<string> Cites(JsonElement memory) =>
        memory.TryGetProperty("cites", out var cites) ? [.. cites.EnumerateArray().Select(cited => cited.GetString()!)] : [];

    public static TermIndex IndexOf(JsonElement memory) => IndexText.Terms(memory.GetProperty("index").GetString()!);

    private void CheckDrained()
    {
        if (OfKind(ItemKind.Header).SingleOrDefault() is not { ValueKind: JsonValueKind.Object } header)
        {
            Assert.Empty(Items);
            return;
        }

        foreach (var unset in new[] { "leaseOwner", "leaseUntil", "staging", "dueAt", "extractionOwner" })
        {
            Assert.False(header.TryGetProperty(unset, out _), $"the header has {unset}");
        }

        Assert.Equal(0, header.GetProperty("generations").GetArrayLength());
        Assert.Equal(0, header.GetProperty("hidden").GetArrayLength());
        Assert.False(header.GetProperty("rung").GetBoolean());
        var life = Text(header, "life");
        Assert.All(Items, item => Assert.Equal(life, Text(item, "life")));
        Assert.Single(OfKind(ItemKind.Marker));
        CheckDocuments(header.GetProperty("version").GetInt64());
        CheckGroups();
        CheckStatistics();
    }

    public static bool IsObservation(JsonElement fact) => Text(fact, "type") == Observation.Type;

    private static IEnumerable<string?> Strings(JsonElement item, string name) => item.GetProperty(name).EnumerateArray().Select(one => one.GetString());

    /// <summary>Whether a person has invalidated or deleted it.</summary>
    private static bool IsWithheld(JsonElement fact) => fact.TryGetProperty("curation", out var curation) && curation.GetProperty("state").GetInt32() != 0;

    private static bool IsTurn(JsonElement fact) => !fact.TryGetProperty("cites", out _);

    /// <summary>Of each group so many are shown as there are to be, and each says how many sources it has.</summary>
    private void CheckGroups()
    {
        var facts = Facts;
        Assert.Equal(facts.Count, facts.Select(fact => Text(fact, "memoryId")).Distinct(StringComparer.Ordinal).Count());
        var turns = facts.Where(IsTurn).Select(fact => Text(fact, "memoryId")).ToHashSet();
        var superseded = facts.Where(fact => fact.TryGetProperty("supersedes", out _))
            .SelectMany(fact => fact.GetProperty("supersedes").EnumerateArray().Select(group => group.GetString()).Where(group => group != Text(fact, "groupId")))
            .ToHashSet();
        foreach (var group in facts.GroupBy(fact => Text(fact, "groupId"), StringComparer.Ordinal))
        {
            var documents = group.GroupBy(fact => Text(fact, "documentLife"), StringComparer.Ordinal).ToList();
            var isTurn = group.All(IsTurn);
            Assert.True(isTurn || !group.Any(IsTurn), "turns and stated facts are in one group");
            var shown = group.Where(fact => Text(fact, "kind") == ItemKind.Memory).ToList();
            var places = isTurn ? documents.Max(document => document.Count()) : superseded.Contains(group.Key) ? 0 : 1;
            if (group.Any(IsWithheld))
            {
                // What a person took away keeps the first places.
                Assert.InRange(shown.Count, 0, places);
                Assert.DoesNotContain(shown, IsWithheld);
                continue;
            }

            Assert.Equal(places, shown.Count);
            Assert.All(shown, fact => Assert.Equal(
                isTurn ? documents.Count : IsObservation(fact) ? Cites(fact).Count : group.Count(), fact.GetProperty("proofCount").GetInt32()));
        }

        foreach (var fact in facts.Where(fact => !IsTurn(fact) && !IsObservation(fact)))
        {
            Assert.All(Cites(fact), turn => Assert.Contains(turn, turns));
        }

        CheckObservations();
    }

    /// <summary>Each is borne out by several facts, all of them shown and scoped as it is.</summary>
    private void CheckObservations()
    {
        var facts = Memories.Where(fact => !IsTurn(fact) && !IsObservation(fact)).ToDictionary(fact => Text(fact, "memoryId")!, StringComparer.Ordinal);
        foreach (var observation in Facts.Where(fact => IsObservation(fact) && !IsWithheld(fact)))
        {
            Assert.Equal(ItemKind.Memory, Text(observation, "kind"));
            Assert.InRange(Cites(observation).Count, 2, int.MaxValue);
            Assert.All(Cites(observation), id => Assert.Contains(id, facts.Keys));
            var sources = Cites(observation).Select(id => facts[id]).ToList();
            Assert.All(sources, source => Assert.Equal(Strings(observation, "tags").Order(), Strings(source, "tags").Order()));
            Assert.Equal(sources.Select(source => Text(source, "documentLife")).Distinct().Order(), Strings(observation, "sourceLives").Order());
        }
    }

    private void CheckDocuments(long version)
    {
        var chunks = OfKind(ItemKind.Chunk).Select(chunk => (Text(chunk, "documentLife"), Text(chunk, "hash"))).ToHashSet();
        var listed = new HashSet<(string?, string?)>();
        var lives = new HashSet<string?>();
        foreach (var document in OfKind(ItemKind.Document))
        {
            Assert.Equal(document.TryGetProperty("unextracted", out _), document.TryGetProperty("dueAt", out _));
            if (document.GetProperty("deleted").GetBoolean())
            {
                Assert.True(document.TryGetProperty("ttl", out _));
                continue;
            }

            var documentLife = Text(document, "documentLife");
            lives.Add(documentLife);
            Assert.Equal(document.GetProperty("version").GetInt64(), document.GetProperty("indexedVersion").GetInt64());
            Assert.Equal(0, document.GetProperty("dropped").GetArrayLength());
            var refs = document.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("chunks").EnumerateArray()).ToList();
            Assert.Equal(refs.Select(chunk => Text(chunk, "hash")), document.GetProperty("indexed").EnumerateArray().Select(chunk => Text(chunk, "hash")));
            listed.UnionWith(refs.Select(chunk => (documentLife, Text(chunk, "hash"))));
            var ids = refs.Select(chunk => ChunkId.Create(
                bank, Text(document, "documentId")!, chunk.GetProperty("line").GetInt32(), chunk.GetProperty("piece").GetInt32())).ToHashSet(StringComparer.Ordinal);
            var memories = Facts.Where(memory => Text(memory, "documentLife") == documentLife).ToList();
            Assert.Equal(memories.Count, document.GetProperty("memoryCount").GetInt32());
            Assert.Equal(refs.Sum(chunk => chunk.GetProperty("turns").GetInt32()), memories.Count(IsTurn));
            var isFailed = document.TryGetProperty("extraction", out var extraction) && extraction.TryGetProperty("failure", out _);
            Assert.True(isFailed || document.TryGetProperty("unextracted", out _) || OfKind(ItemKind.Answer).All(answer => Text(answer, "documentLife") != documentLife), "an answer is left");
            Assert.All(memories, memory => Assert.Contains(Text(memory, "chunkId")!, ids));
        }

        Assert.Equal(listed.Order(), chunks.Order());
        Assert.All(OfKind(ItemKind.Answer), answer => Assert.Contains(Text(answer, "documentLife"), lives));
        foreach (var memory in Written)
        {
            Assert.False(memory.TryGetProperty("generation", out _), "a memory carries a generation");
            Assert.InRange(memory.GetProperty("since").GetInt64(), 1, version);
            if (memory.GetProperty("until").GetInt64() == MemoryItem.Never)
            {
                Assert.True(IsObservation(memory) || lives.Contains(Text(memory, "documentLife")), "a memory of no document is left");
                Assert.False(memory.TryGetProperty("retiredBy", out _), "a memory that was not retired says by which generation it is");
                Assert.False(memory.TryGetProperty("ttl", out _), "a memory that was not retired expires");
            }
            else
            {
                Assert.True(memory.TryGetProperty("ttl", out _), "a retired memory does not expire");
            }
        }
    }

    private void CheckStatistics()
    {
        var terms = Memories.Select(IndexOf).ToList();
        var expected = BankStatistics.Empty.Change(terms, []);
        var item = OfKind(ItemKind.Statistics).SingleOrDefault();
        var (memories, length, frequencies) = item.ValueKind == JsonValueKind.Undefined
            ? (0, 0, [])
            : (item.GetProperty("memories").GetInt32(), item.GetProperty("length").GetInt64(), item.GetProperty("frequencies").GetBytesFromBase64());
        Assert.Equal((expected.Memories, expected.Length), (memories, length));
        Assert.Equal(expected.Frequencies.Write(), frequencies);
    }
}
