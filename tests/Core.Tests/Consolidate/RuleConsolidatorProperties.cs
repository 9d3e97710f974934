using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Consolidate;

public sealed class RuleConsolidatorProperties
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Statements =
    [
        "Anna likes tea", "Anna likes teas", "The cat of Anna likes tea", "On Fridays Anna drinks green tea", "Anna drinks green tea on Friday", "Tom doesn't like tea", "Tom does not like tea",
        "Anna trinkt gern Kaffee", "安娜喜欢绿茶", "Анна любит чай", "Anna lived in Rome until 2020", "Anna bebe té", "アンナはお茶が好きです", "Anna plays chess with Tom at 5.30",
    ];

    private static readonly string[] Places = ["Paris", "Berlin", "Rome"];

    private static readonly (string Word, string[] Negations)[] Negatable =
    [
        ("Anna does like tea", ["Anna does not like tea", "Anna doesn't like tea", "Anna never does like tea"]), ("Anna mag Tee", ["Anna mag Tee nicht", "Anna mag keinen Tee", "Anna mag nie Tee"]),
        ("Anna bebe té", ["Anna no bebe té", "Anna nunca bebe té"]), ("Anna boit du thé", ["Anna ne boit pas de thé", "Anna ne boit du thé jamais"]), ("Анна любит чай", ["Анна не любит чай"]),
        ("安娜喜欢茶", ["安娜不喜欢茶"]), ("Anna trinkt Tee mit Milch", ["Anna trinkt Tee ohne Milch"]), ("Anna can swim", ["Anna can't swim", "Anna cannot swim"]), ("Anna lives in Rome", ["Anna no longer lives in Rome"]),
    ];

    /// <summary>Statements as different people write them, in any order and with doubles.</summary>
    private static Arbitrary<string[]> Batches() =>
        Gen.Elements(Statements).SelectMany(Written).NonEmptyListOf().Select(texts => texts.ToArray()).Resize(12).ToArbitrary();

    private static Gen<string> Written(string text) =>
        from letters in Gen.Elements<Func<string, string>>(same => same, same => same.ToUpperInvariant(), same => same.ToLowerInvariant())
        from before in Gen.Elements("", "\"", "(", "“", " ", "«")
        from after in Gen.Elements("", ".", "!", "\"", ")", "…", " ", "。", "?!")
        from between in Gen.Elements(" ", "  ", "\t", "\n")
        select before + letters(text).Replace(" ", between, StringComparison.Ordinal) + after;

    /// <summary>Where somebody lives, at any time and in any order.</summary>
    private static Arbitrary<(int Place, int? Said, int? From, bool IsKnown)[]> Moves() =>
        (from place in Gen.Choose(0, Places.Length - 1)
         from said in Gen.Choose(-2, 9).Select(day => day < 0 ? (int?)null : day)
         from days in Gen.Choose(-3, 5).Select(ago => ago < 0 ? (int?)null : ago)
         from isKnown in Gen.Elements(true, false)
         select (place, said, said - days, isKnown)).NonEmptyListOf().Select(moves => moves.ToArray()).Resize(8).ToArbitrary();

    [Fact]
    public void Neither_the_order_of_a_batch_nor_case_nor_punctuation_changes_what_is_merged() =>
        Prop.ForAll(Batches(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (texts, seed) =>
        {
            var order = Enumerable.Range(0, texts.Length).ToArray();
            var shuffled = order.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Groups(texts, order), Groups(texts, shuffled));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void However_it_is_written_a_statement_merges_with_itself() =>
        Prop.ForAll(Gen.Elements(Statements).SelectMany(text => Written(text).Select(written => (text, written))).ToArbitrary(), pair =>
            Assert.Equal("k", Assert.Single(Decide(New(Fact("n", pair.written), Fact("k", pair.text)))).MergesWith))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void No_statement_merges_with_its_negation() =>
        Prop.ForAll(
            (from pair in Gen.Elements(Negatable)
             from negation in Gen.Elements(pair.Negations)
             from one in Written(pair.Word)
             from other in Written(negation)
             from isTurned in Gen.Elements(true, false)
             select isTurned ? (other, one) : (one, other)).ToArbitrary(),
            pair =>
            {
                Assert.Null(Assert.Single(Decide(New(Fact("n", pair.Item1), Fact("k", pair.Item2)))).MergesWith);
                Assert.All(Decide(New(Fact("n", pair.Item1)), New(Fact("m", pair.Item2))), decision => Assert.Null(decision.MergesWith));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Nothing_outdates_itself_or_what_is_newer_and_the_same_is_always_decided_alike() => Prop.ForAll(Moves(), moves =>
    {
        var units = moves.Select((move, at) => Unit(move.Place, move.Said, move.From, at)).ToList();
        var known = units.Where((_, at) => moves[at].IsKnown).ToArray();
        NewFact[] batch = [.. units.Where((_, at) => !moves[at].IsKnown).Select(unit => New(unit, known))];

        var decisions = Decide(batch);

        Assert.Equal(decisions.Select(Show), Decide(batch).Select(Show));
        for (var at = 0; at < batch.Length; at++)
        {
            var mayBeNamed = known.Concat(batch.Take(at).Select(fact => fact.Unit)).ToDictionary(unit => unit.Id, StringComparer.Ordinal);
            Assert.All(decisions[at].Supersedes.Append(decisions[at].MergesWith).OfType<string>(), id => Assert.Contains(id, mayBeNamed.Keys));
            Assert.All(decisions[at].Supersedes, id => Assert.False(Time(batch[at].Unit) < Time(mayBeNamed[id])));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static DateTimeOffset? Time(MemoryUnit unit) => unit.OccurredStart ?? unit.MentionedAt;

    private static MemoryUnit Unit(int place, int? said, int? from, int at) => Fact($"u{at}", $"Anna lives in {Places[place]}") with
    {
        MentionedAt = said is { } day ? Start.AddDays(day) : null,
        OccurredStart = from is { } begun ? Start.AddDays(begun) : null,
    };

    private static string Show(ConsolidationDecision decision) => $"{decision.IsDropped} {decision.MergesWith} {string.Join(' ', decision.Supersedes)} {decision.Reason}";

    /// <summary>Which texts ended up together, by place.</summary>
    private static List<string> Groups(string[] texts, int[] order)
    {
        var decisions = Decide([.. order.Select(at => New(Fact($"{at}", texts[at])))]);
        var root = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < order.Length; i++)
        {
            root[$"{order[i]}"] = decisions[i].MergesWith is { } same ? root[same] : $"{order[i]}";
        }

        return [.. root.GroupBy(pair => pair.Value).Select(group => string.Join(' ', group.Select(pair => pair.Key).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<ConsolidationDecision> Decide(params NewFact[] facts)
    {
        var answer = new RuleConsolidator().ConsolidateAsync(facts, CancellationToken.None);
        Assert.True(answer.IsCompletedSuccessfully);
        return answer.Result.Decisions;
    }
}
