namespace MemoryFunctions.Integration.Tests.Models;

/// <summary>What is said in a language is remembered and found in that language, to the last mark.</summary>
[Collection(ModelCollection.Name)]
public sealed class LanguagesTests(ModelFixture models)
{
    private static readonly IReadOnlyList<Spoken> Languages =
    [
        new("en", "I've been brewing my own cider since the autumn.", "Tom has brewed his own cider since the autumn of 2025.", "What does Tom brew, cider?", "Tom", "cider"),
        new("de", "Ich übe jeden Dienstag Trompete in der Straßenbahnremise.", "Jürgen übt jeden Dienstag Trompete in der Straßenbahnremise.", "Wo übt Jürgen Trompete?", "Jürgen", "Trompete"),
        new("es", "Mi hermana Bego\u0303n\u0303a cría abejas en Teruel.", "La hermana Bego\u0303n\u0303a cría abejas en Teruel.", "¿Quién cría abejas en Teruel?", "Bego\u0303n\u0303a", "abejas"),
        new("fr", "J'ai réservé un gîte à Saint-Malo pour l'été.", "L'utilisatrice a réservé un gîte à Saint-Malo pour l'été 2026.", "Qui a réservé un gîte à Saint-Malo ?", "l'utilisatrice", "Saint-Malo"),
        new("it", "Mio nonno aggiusta orologi a Ragusa.", "Il nonno dell'utente aggiusta orologi a Ragusa.", "Chi aggiusta orologi a Ragusa?", "nonno", "Ragusa"),
        new("ru", "Я каждую зиму езжу на рыбалку под Вологду.", "Фёдор каждую зиму ездит на рыбалку под Вологду.", "Куда Фёдор ездит на рыбалку зимой?", "Фёдор", "Вологда"),
        new("ja", "毎朝、犬と鎌倉の海辺を散歩しています。", "山田さんは毎朝、犬と鎌倉の海辺を散歩している。か\u3099くせい。", "鎌倉の海辺を散歩するのは誰ですか？", "山田", "鎌倉"),
        new("zh", "我下个月要去成都学做川菜。", "王芳二〇二六年六月要去成都学做川菜。", "王芳要去哪里学做川菜？", "王芳", "成都"),
        new("ko", "저는 부산에서 도자기 공방을 운영해요.", "지훈은 부산에서 도자기 공방을 운영한다.", "지훈은 부산에서 무엇을 운영하나요, 도자기 공방?", "지훈", "부산"),
        new("ar", "أَعْزِفُ العودَ في فرقةٍ بحلب (Oud!).", "تعزف ليلى العودَ في فرقةٍ بحلب (Oud!).", "من يعزف العود في فرقة بحلب؟", "ليلى", "العود"),
    ];

    [Fact]
    public async Task A_fact_in_any_of_ten_languages_is_kept_to_the_letter_and_is_the_first_answer_to_a_question_in_its_language()
    {
        var user = models.NewUser("polyglot");
        await user.CreateAsync();
        foreach (var spoken in Languages)
        {
            models.Mind.Knows(spoken.Turn, GoldenFact.Of(spoken.Fact, spoken.Entity, "does", spoken.Value));
        }

        await Task.WhenAll(Languages.Select(spoken => user.SaveAsync(spoken.Code, $"user: {spoken.Turn}", "2026-05-03T10:00:00+02:00")));
        var calls = models.Mind.Answers(ScriptedMind.Extract);
        await user.ConsolidateAsync();

        Assert.Equal(calls + 1, models.Mind.Answers(ScriptedMind.Extract));
        Assert.Equal(Languages.Select(spoken => spoken.Fact).Order(StringComparer.Ordinal), await user.FactTextsAsync());
        foreach (var spoken in Languages)
        {
            Assert.Equal(1, models.Mind.TimesRead(spoken.Turn));
            Assert.Equal($"user: {spoken.Turn}", await user.Client.DocumentAsync(user.Name, spoken.Code));
            var found = await user.AskForRecallAsync(spoken.Question, "low");
            var first = found["results"]!.AsArray()[0]!;
            Assert.Equal(spoken.Fact, (string)first["text"]!);
            Assert.Equal([spoken.Entity, spoken.Value], first["entities"]!.AsArray().Select(entity => (string)entity!));
        }
    }

    /// <param name="Code">The language.</param>
    /// <param name="Turn">What is said.</param>
    /// <param name="Fact">What it states.</param>
    /// <param name="Question">What is asked later.</param>
    /// <param name="Entity">Whom it is about.</param>
    /// <param name="Value">What else it names.</param>
    private sealed record Spoken(string Code, string Turn, string Fact, string Question, string Entity, string Value);
}
