using MemoryFunctions.Bench.Chaos;

namespace MemoryFunctions.Bench.Tests.Chaos;

/// <summary>A checker that cannot fail is worthless: each test shows it one broken promise.</summary>
public sealed class BankCheckTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_bank_that_is_as_it_was_sent_is_in_order()
    {
        var (violations, contents) = BankCheck.Compare(Saved("user: a", "user: b"), Seen(["user: a", "user: b"]));
        Assert.Empty(violations);
        Assert.Equal(["user: a", "user: b"], contents["talk-0"].Texts);
    }

    [Fact]
    public void A_saved_line_or_memory_that_is_not_there_is_lost()
    {
        Finds(ViolationKind.Lost, Saved("user: a", "user: b"), Seen(["user: a"]));
        Finds(ViolationKind.Lost, Saved("user: a", "user: b"), Seen(["user: a", "user: b"], "user: a"));
        Finds(ViolationKind.Lost, Saved("user: a"), new BankSeen(new Dictionary<string, string>(), []));
    }

    [Fact]
    public void A_line_or_memory_that_is_there_twice_is_duplicated()
    {
        Finds(ViolationKind.Duplicated, Saved("user: a"), Seen(["user: a", "user: a"]));
        Finds(ViolationKind.Duplicated, Saved("user: a"), Seen(["user: a"], "user: a", "user: a"));
        var same = new SeenMemory("id", "user: a", "talk-0", Day);
        Finds(ViolationKind.Duplicated, Saved("user: a"), Seen(["user: a"]) with { Memories = [same, same] });
    }

    [Fact]
    public void What_was_deleted_or_replaced_and_is_there_is_resurrected()
    {
        using var deleted = Saved("user: a");
        Do(deleted, deleted.Conversations[0], new Change.Delete());
        Finds(ViolationKind.Resurrected, deleted, Seen(["user: a"]));
        Finds(ViolationKind.Resurrected, deleted, new BankSeen(new Dictionary<string, string>(), [new SeenMemory("1", "user: a", "talk-0", Day)]));

        using var replaced = Saved("user: a");
        Do(replaced, replaced.Conversations[0], Replace("user: b"));
        Finds(ViolationKind.Resurrected, replaced, Seen(["user: b"], "user: a", "user: b"));
        Finds(ViolationKind.Resurrected, replaced, Seen(["user: b"]) with { Memories = [new SeenMemory("1", "user: b", "talk-1", Day)] });

        using var bank = Saved("user: a");
        bank.TryBeginDeletion();
        bank.EndDeletion(isCertain: true);
        Finds(ViolationKind.Resurrected, bank, Seen(["user: a"]));
    }

    [Fact]
    public void A_memory_with_the_date_of_an_earlier_version_is_wrong()
    {
        Finds(ViolationKind.Lost, Saved("user: a"), Seen(["user: a"]) with { Memories = [new SeenMemory("1", "user: a", "talk-0", Day.AddDays(1))] });
    }

    [Fact]
    public void The_same_turn_in_two_documents_is_shown_once()
    {
        using var truth = Saved("user: a", "user: a", "user: b");
        Do(truth, truth.Conversations[1], Replace("user: a", "user: c"));
        var seen = Seen(["user: a", "user: a", "user: b"], "user: a", "user: a", "user: b") with { };
        var both = seen with
        {
            Documents = new Dictionary<string, string>(seen.Documents) { ["talk-1"] = "user: a\nuser: c" },
            Memories = [.. seen.Memories, new SeenMemory("c", "user: c", "talk-1", Day)],
        };
        Assert.Empty(BankCheck.Compare(truth, both).Violations);
        Finds(ViolationKind.Duplicated, truth, both with { Memories = [.. both.Memories, new SeenMemory("d", "user: a", "talk-1", Day)] });
    }

    [Fact]
    public void A_save_that_was_not_answered_is_there_wholly_or_not_at_all()
    {
        using var truth = Saved("user: a");
        Do(truth, truth.Conversations[0], Replace("user: b", "user: c"), isCertain: false);
        Assert.Empty(BankCheck.Compare(truth, Seen(["user: a"])).Violations);
        Assert.Empty(BankCheck.Compare(truth, Seen(["user: b", "user: c"])).Violations);
        Finds(ViolationKind.Lost, truth, Seen(["user: b"]));
        Finds(ViolationKind.Resurrected, truth, Seen(["user: b", "user: c"], "user: a", "user: b", "user: c"));
    }

    [Fact]
    public void A_deletion_of_the_bank_that_was_not_answered_took_all_or_nothing()
    {
        using var truth = Saved("user: a");
        Do(truth, truth.Conversations[1], Replace("user: b"));
        truth.TryBeginDeletion();
        truth.EndDeletion(isCertain: false);
        var both = new BankSeen(
            new Dictionary<string, string> { ["talk-0"] = "user: a", ["talk-1"] = "user: b" },
            [new SeenMemory("1", "user: a", "talk-0", Day), new SeenMemory("2", "user: b", "talk-1", Day)]);
        Assert.Empty(BankCheck.Compare(truth, both).Violations);
        Assert.Empty(BankCheck.Compare(truth, new BankSeen(new Dictionary<string, string>(), [])).Violations);
        Finds(ViolationKind.Lost, truth, Seen(["user: a"]));
    }

    [Fact]
    public void A_save_beside_a_deletion_of_the_bank_came_before_it_or_after_it()
    {
        using var truth = Saved("user: a");
        var call = truth.TryBegin(truth.Conversations[0])!;
        truth.TryBeginDeletion();
        truth.EndDeletion(isCertain: true);
        truth.End(call, new Change.Append([new Line("user: b", Day)]), isCertain: true);
        Assert.Empty(BankCheck.Compare(truth, new BankSeen(new Dictionary<string, string>(), [])).Violations);
        Assert.Empty(BankCheck.Compare(truth, Seen(["user: b"])).Violations);
        Finds(ViolationKind.Resurrected, truth, Seen(["user: a", "user: b"]));
    }

    [Fact]
    public void An_append_that_was_not_answered_may_be_in_the_log_once_and_others_keep_their_order()
    {
        using var truth = new BankTruth("b", 1);
        Do(truth, truth.Log, Append("user: a", sent: 1, answered: 2));
        Do(truth, truth.Log, Append("user: b", sent: 3, answered: 4));
        Do(truth, truth.Log, Append("user: c", sent: 5, answered: long.MaxValue), isCertain: false);
        Assert.Empty(BankCheck.Compare(truth, Log("user: a", "user: b")).Violations);
        Assert.Empty(BankCheck.Compare(truth, Log("user: a", "user: b", "user: c")).Violations);
        Finds(ViolationKind.Duplicated, truth, Log("user: a", "user: b", "user: c", "user: c"));
        Finds(ViolationKind.Lost, truth, Log("user: a", "user: c"));
        Finds(ViolationKind.Lost, truth, Log("user: b", "user: a"));
    }

    private static BankTruth Saved(params string[] lines)
    {
        var truth = new BankTruth("b", 2);
        Do(truth, truth.Conversations[0], Replace(lines));
        return truth;
    }

    private static void Do(BankTruth truth, DocumentTruth document, Change change, bool isCertain = true) =>
        truth.End(truth.TryBegin(document)!, change, isCertain);

    private static Change.Replace Replace(params string[] lines) => new([.. lines.Select(text => new Line(text, Day))]);

    private static Change.Append Append(string text, long sent, long answered) => new([new Line(text, Day) { Sent = sent, Answered = answered }]);

    private static BankSeen Log(params string[] lines) => Seen(lines, "log", lines);

    private static BankSeen Seen(string[] lines, params string[] memories) => Seen(lines, "talk-0", memories.Length == 0 ? lines : memories);

    private static BankSeen Seen(string[] lines, string document, string[] memories) => new(
        new Dictionary<string, string> { [document] = string.Join('\n', lines) },
        [.. memories.Select((text, at) => new SeenMemory($"{at}", text, document, Day))]);

    private static void Finds(ViolationKind kind, BankTruth truth, BankSeen seen) =>
        Assert.Contains(BankCheck.Compare(truth, seen).Violations, violation => violation.Kind == kind);
}
