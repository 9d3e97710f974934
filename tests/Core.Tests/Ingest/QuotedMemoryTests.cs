using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Retain;
using MemoryFunctions.Core.Text;
using NSubstitute;

namespace MemoryFunctions.Core.Tests.Ingest;

/// <summary>Memories that a prompt quoted come back with the conversation, and are not remembered once more.</summary>
public sealed class QuotedMemoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly string Block = MemoryBlock.Render(["Anna lives in Berlin"]);

    [Fact]
    public async Task A_turn_with_quoted_memories_is_remembered_for_the_rest_of_it()
    {
        var plan = await PlanAsync($"system: Be kind to Anna.\n{Block}\nuser: hello there, how are you");
        Assert.Equal(["system: Be kind to Anna.", "user: hello there, how are you"], plan.Added.Select(memory => memory.Unit.Text));
        Assert.All(plan.Added, memory => Assert.DoesNotContain(memory.Terms, term => term.Contains("berlin", StringComparison.OrdinalIgnoreCase)));
        Assert.All(plan.Added, memory => Assert.DoesNotContain("Berlin", memory.Unit.Entities));
    }

    [Fact]
    public async Task A_turn_of_nothing_but_quoted_memories_is_no_memory()
    {
        var plan = await PlanAsync($"user: hello there, how are you\nsystem: {Block}\nassistant: I am well");
        Assert.Equal([0, 4], plan.Added.Select(memory => memory.Unit.SourceTurns[0]));
        Assert.Equal(2, plan.Document.MemoryCount);
    }

    [Fact]
    public async Task The_fingerprint_is_the_whole_turns_so_that_facts_find_it()
    {
        var content = $"system: Be kind to Anna.\n{Block}\nuser: hello there, how are you";
        var plan = await PlanAsync(content);
        Assert.Equal(ConversationParser.Parse(content).Select(Fingerprint.Of), plan.Added.Select(memory => memory.Fingerprint));
    }

    [Fact]
    public async Task The_same_said_under_other_quoted_memories_is_the_same_memory()
    {
        var one = await PlanAsync($"system: Be always kind to Anna and her cat.\n{Block}");
        var other = await PlanAsync($"system: Be always kind to Anna and her cat.\n{MemoryBlock.Render(["Anna has a cat"])}");
        var plain = await PlanAsync("system: Be always kind to Anna and her cat.");
        Assert.Single(new[] { one, other, plain }.Select(plan => plan.Added[0].Group).Distinct(StringComparer.Ordinal));
    }

    private static async Task<DocumentPlan> PlanAsync(string content)
    {
        var change = DocumentMerge.Merge("d", null, [(new RetainItem { Content = content }, 0)], "op", Noon, TimeSpan.Zero)!;
        var documents = Substitute.For<IDocumentStore>();
        documents.ReadChunksAsync(default, default!, default!, default!, default).ReturnsForAnyArgs(
            change.NewChunks.ToDictionary(chunk => chunk.Hash, StringComparer.Ordinal));
        var planner = new DocumentPlanner(documents, Substitute.For<IMemoryStore>(), TimeProvider.System, marker: null);
        var plan = await planner.PlanAsync(BankId.Create("default", BankKind.User, "anna"), new BankView { Life = "life", Version = 1 }, change.Document, default);
        return plan!;
    }
}
