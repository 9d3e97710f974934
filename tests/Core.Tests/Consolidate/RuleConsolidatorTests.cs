using MemoryFunctions.Core.Consolidate;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Models;
using static MemoryFunctions.Core.Tests.Consolidate.Facts;

namespace MemoryFunctions.Core.Tests.Consolidate;

public sealed class RuleConsolidatorTests
{
    private const string Merge = "merge";
    private const string Supersede = "supersede";
    private const string Apart = "apart";

    [Theory]
    // The same words
    [InlineData("Anna likes green tea.", "anna LIKES green tea", Merge)]
    [InlineData("Anna mag \"grünen Tee\"", "Anna mag grünen Tee!", Merge)]
    [InlineData("安娜喜欢绿茶。", "安娜喜欢绿茶", Merge)]
    [InlineData("Анна любит чай", "анна любит чай.", Merge)]
    [InlineData("آنا تحب الشاي؟", "آنا تحب الشاي", Merge)]
    [InlineData("On Mondays Anna plays tennis with Tom", "Anna plays tennis with Tom on Monday", Merge)]
    [InlineData("The user doesn't eat fish", "User does not eat fish", Merge)]
    [InlineData("Am Montag spielt Anna Tennis", "Spielt Anna Tennis am Montag", Merge)]
    // Another value of an attribute
    [InlineData("Anna lives in Paris", "Anna moved to Berlin", Supersede)]
    [InlineData("The user lives in Paris since 2019.", "User now lives in Berlin with Tom", Supersede)]
    [InlineData("Anna works at Contoso", "Anna works for Fabrikam", Supersede)]
    [InlineData("Anna's favourite colour is blue", "Anna's favorite color is green", Supersede)]
    [InlineData("Anna's daughter's name is Mina", "Anna's daughter's name is Mia", Supersede)]
    [InlineData("Tom is 30 years old", "Tom is 31 years old", Supersede)]
    [InlineData("Anna wohnt in Köln", "Anna ist nach Hamburg gezogen", Supersede)]
    [InlineData("Annas Lieblingsfarbe ist Blau", "Annas Lieblingsfarbe ist jetzt Grün", Supersede)]
    [InlineData("Anna vive en Madrid", "Anna se mudó a Sevilla", Supersede)]
    [InlineData("El color favorito de Anna es el azul", "El color favorito de Anna es verde", Apart)]
    [InlineData("El color favorito de Anna es azul", "El color favorito de Anna es verde", Supersede)]
    [InlineData("Anna habite à Lyon", "Anna a déménagé à Nantes", Supersede)]
    [InlineData("La couleur préférée d'Anna est bleu", "La couleur préférée d’Anna est vert", Supersede)]
    // What resembles and is not the same
    [InlineData("Anna likes tea", "Anna does not like tea", Apart)]
    [InlineData("Anna mag Tee", "Anna mag Tee nicht", Apart)]
    [InlineData("Анна любит чай", "Анна не любит чай", Apart)]
    [InlineData("安娜喜欢绿茶", "安娜不喜欢绿茶", Apart)]
    [InlineData("Anna trinkt Kaffee mit Milch", "Anna trinkt Kaffee ohne Milch", Apart)]
    [InlineData("Anna has 2 cats", "Anna has 3 cats", Apart)]
    [InlineData("The ticket costs $5", "The ticket costs €5", Apart)]
    [InlineData("Anna writes C", "Anna writes C++", Apart)]
    [InlineData("Tom loves Anna", "Anna loves Tom", Apart)]
    [InlineData("Anna prefers tea to coffee", "Anna prefers coffee to tea", Apart)]
    [InlineData("Anna plays tennis", "Anna played tennis", Apart)]
    [InlineData("Anna's friend is Tom", "Anna's friend is Tim", Apart)]
    [InlineData("Anna has a dog", "Anna has dogs", Apart)]
    [InlineData("Anna likes tea", "Anna likes green tea", Apart)]
    // Attributes that do not exclude each other, or are not of the present
    [InlineData("Anna lives in Berlin", "Anna lives in Berlin, Germany", Apart)]
    [InlineData("Anna lives in Berlin", "Anna lives in a flat", Apart)]
    [InlineData("Anna lives in Berlin", "Anna lived in Paris until 2020", Apart)]
    [InlineData("Anna lives in Berlin", "Anna will have moved to Rome", Apart)]
    [InlineData("Anna lives in Berlin", "Tom lives in Paris", Apart)]
    [InlineData("She lives in Berlin", "She lives in Paris", Apart)]
    [InlineData("Anna works at Contoso", "Anna works at night", Apart)]
    [InlineData("Anna lives in Berlin and works at Contoso", "Anna lives in Rome", Apart)]
    [InlineData("Anna lives in Berlin, which she likes", "Anna lives in Rome", Apart)]
    [InlineData("Anna no longer lives in Paris", "Anna lives in Rome", Apart)]
    public async Task A_pair_is_decided_as_a_person_would(string known, string said, string verdict) =>
        Assert.Equal(verdict, await DecideAsync(Fact("known", known, "2024-01-01"), Fact("new", said, "2024-02-01")));

    [Theory]
    [InlineData("lives_in", "Paris", "moved_to", "Berlin", Supersede)]
    [InlineData("works_at", "Contoso", "employer", "Fabrikam", Supersede)]
    [InlineData("favourite_food", "pasta", "favorite food", "sushi", Supersede)]
    [InlineData("has_email", "a@contoso.com", "email_address", "b@contoso.com", Supersede)]
    [InlineData("spouse", "Tom", "married_to", "Max", Supersede)]
    [InlineData("prefers_language", "German", "preferred_language", "English", Supersede)]
    [InlineData("lives_in", "Berlin", "lives_in", "Berlin, Germany", Apart)]
    [InlineData("name", "Anna", "full_name", "Anna Schmidt", Apart)]
    [InlineData("likes", "tea", "likes", "coffee", Apart)]
    [InlineData("friend_of", "Tom", "friend_of", "Max", Apart)]
    [InlineData("lives_in", "Paris", "works_at", "Berlin", Apart)]
    public async Task Relations_tell_attributes_in_any_language(string predicate, string value, string laterPredicate, string laterValue, string verdict) =>
        Assert.Equal(verdict, await DecideAsync(
            Fact("known", "アンナについて", "2024-01-01", relations: [new("The User", predicate, value)]),
            Fact("new", "アンナの今", "2024-02-01", relations: [new("user", laterPredicate, laterValue)])));

    [Theory]
    [InlineData("Anna lives in Berlin and hates the noise", "lives_in Berlin", Apart)]
    [InlineData("Anna lives in Berlin. Anna hates the noise.", "lives_in Berlin", Apart)]
    [InlineData("Anna lives in Berlin", "lives_in Berlin|friend_of Tom", Apart)]
    [InlineData("Anna lives in Berlin", "lives_in Berlin|works_at Contoso", Apart)]
    [InlineData("Anna lives in Berlin", "lives_in Berlin|lives_in Rome", Apart)]
    [InlineData("Anna lives in Berlin.", "lives_in Berlin", Supersede)]
    public async Task A_fact_is_not_outdated_while_some_of_it_stays_true(string text, string relations, string verdict) =>
        Assert.Equal(verdict, await DecideAsync(
            Fact("known", text, "2024-01-01", relations: [.. relations.Split('|').Select(relation => new Relation("Anna", relation.Split(' ')[0], relation.Split(' ')[1]))]),
            Fact("new", "Anna lives in Oslo", "2024-02-01", relations: [new("Anna", "lives_in", "Oslo")])));

    [Fact]
    public async Task What_was_over_when_it_was_said_neither_outdates_nor_is_outdated()
    {
        var berlin = Fact("new", "Anna in Berlin", "2024-02-01", relations: [new("Anna", "lives_in", "Berlin")]);
        var former = Fact("known", "Anna in Paris", "2024-01-01", "2015-01-01", "2020-01-01", relations: [new("Anna", "lives_in", "Paris")]);

        Assert.Equal(Apart, await DecideAsync(former, berlin));
        Assert.Equal(Apart, await DecideAsync(berlin, former with { MentionedAt = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero) }));
    }

    [Fact]
    public async Task That_a_move_is_over_does_not_end_what_it_brought_about() =>
        Assert.Equal(Supersede, await DecideAsync(
            Fact("known", "Anna lives in Paris", "2024-01-01"), Fact("new", "Anna moved to Berlin", "2024-02-08", "2024-01-29", "2024-02-05")));

    [Fact]
    public async Task A_plan_does_not_outdate_the_present() =>
        Assert.Equal(Apart, await DecideAsync(
            Fact("known", "Anna in Paris", "2024-01-01", relations: [new("Anna", "lives_in", "Paris")]),
            Fact("new", "Anna in Berlin", "2024-02-01", "2024-07-01", relations: [new("Anna", "lives_in", "Berlin")])));

    [Fact]
    public async Task The_same_words_about_another_time_are_another_fact()
    {
        Assert.Equal(Apart, await DecideAsync(Fact("known", "Anna ran a marathon", "2024-01-01", "2023-05-01"), Fact("new", "Anna ran a marathon", "2024-06-01", "2024-05-01")));
        Assert.Equal(Merge, await DecideAsync(Fact("known", "Anna ran a marathon", "2024-01-01", "2023-05-01"), Fact("new", "Anna ran a marathon", "2024-06-01", "2023-05-01")));
    }

    [Fact]
    public async Task Names_keep_their_s() =>
        Assert.Equal(Apart, await DecideAsync(
            Fact("known", "Tom met Peters", entities: ["Peters"]), Fact("new", "Tom met Peter", entities: ["Peter"])));

    [Fact]
    public async Task Facts_of_other_tags_are_left_alone()
    {
        var decisions = await ConsolidateAsync(New(Fact("a", "Anna likes tea", tags: ["x"])), New(Fact("b", "Anna likes tea", tags: ["y"])), New(Fact("c", "Anna likes tea", tags: ["x"])));

        Assert.Equal([null, null, "a"], decisions.Select(decision => decision.MergesWith));
    }

    [Fact]
    public async Task A_batch_is_decided_in_its_order()
    {
        var paris = Fact("paris", "Anna lives in Paris", "2024-01-01");

        var decisions = await ConsolidateAsync(
            New(Fact("berlin", "Anna moved to Berlin", "2024-02-01"), paris),
            New(Fact("rome", "Anna lives in Rome", "2024-03-01"), paris),
            New(Fact("again", "Anna lives in Rome", "2024-03-02"), paris),
            New(Fact("back", "Anna lives in Paris", "2024-04-01"), paris),
            New(Fact("late", "Anna lives in Oslo", "2023-01-01"), paris));

        Assert.Equal(["paris"], decisions[0].Supersedes);
        Assert.Equal(["berlin"], decisions[1].Supersedes);
        Assert.Equal("rome", decisions[2].MergesWith);
        Assert.Equal((null, "rome"), (decisions[3].MergesWith, Assert.Single(decisions[3].Supersedes)));
        Assert.Empty(decisions[4].Supersedes);
        Assert.All(decisions, decision => Assert.NotNull(decision.Reason));
    }

    private static async Task<string> DecideAsync(MemoryUnit known, MemoryUnit said)
    {
        var decision = Assert.Single(await ConsolidateAsync(New(said, known)));
        Assert.False(decision.IsDropped);
        Assert.Equal(decision.MergesWith is not null || decision.Supersedes.Count > 0, decision.Reason is not null);
        return decision.MergesWith is not null ? Merge : decision.Supersedes.Count > 0 ? Supersede : Apart;
    }

    private static async Task<IReadOnlyList<ConsolidationDecision>> ConsolidateAsync(params NewFact[] facts) =>
        (await new RuleConsolidator().ConsolidateAsync(facts, CancellationToken.None)).Decisions;
}
