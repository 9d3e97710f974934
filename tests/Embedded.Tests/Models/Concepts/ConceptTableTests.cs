using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Embedded.Models.Concepts;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace MemoryFunctions.Embedded.Tests.Models.Concepts;

public sealed class ConceptTableTests
{
    private static readonly ConceptTable Table = new();

    [Fact]
    public void The_table_is_as_it_was_built()
    {
        var data = Resource();

        Assert.Equal(BitConverter.ToUInt32(data, 24), Crc32(data.AsSpan(96)));
        Assert.Equal((48_515, 128), (Table.Count, Table.Dimensions));
    }

    [Theory]
    [InlineData("dog", "puppy", 0.7310)]
    [InlineData("dog", "retriever", 0.7533)]
    [InlineData("doctor", "physician", 0.8901)]
    [InlineData("mother", "mom", 0.8036)]
    [InlineData("movie", "film", 0.9480)]
    [InlineData("vacation", "trip", 0.4463)]
    [InlineData("job", "career", 0.4082)]
    [InlineData("marry", "wedding", 0.6709)]
    [InlineData("instrument", "violin", 0.5884)]
    [InlineData("sibling", "brother", 0.4302)]
    [InlineData("dog", "parliament", 0.0319)]
    [InlineData("mother", "algebra", 0.0141)]
    public void Lemmas_are_as_near_as_in_the_reference(string one, string other, double cosine) =>
        Assert.Equal(cosine, Table.Cosine(Table.Find(one), Table.Find(other)), 4);

    [Theory]
    [InlineData("We adopted two golden retrievers last spring.", "adopt two golden retriever last spring")]
    [InlineData("My sister's wedding was at the beach.", "sister wedding beach")]
    [InlineData("I started a new job at the hospital in Kleinfurt.", "start new job hospital kleinfurt")]
    [InlineData("What kind of dog does the bride's family have?", "kind dog bride family")]
    [InlineData("The children went swimming; taking care of birds-of-prey.", "child go swim take_care bird_of_prey")]
    [InlineData("rock'n'roll at 5'10 with İstanbul's 3 KIWIS", "rock roll 5 10 stanbul 3 kiwi")]
    [InlineData("the zzyzxes, a zzyzxs, gas and glass", "zzyzxe zzyzx gas glass")]
    public void A_text_is_cut_into_phrases_and_lemmas(string text, string units) =>
        Assert.Equal(units, string.Join(' ', Table.Units(text).Select(unit => unit.Text)));

    [Fact]
    public void A_unit_outside_the_table_has_no_row() => Assert.Equal([new ConceptUnit("kleinfurt", -1)], Table.Units("to Kleinfurt"));

    [Fact]
    public void Any_text_gives_units_that_say_where_they_stand() => Prop.ForAll<string?>(text =>
    {
        foreach (var unit in Table.Units(text ?? ""))
        {
            Assert.Matches("^[a-z0-9]+(_[a-z0-9]+)*$", unit.Text);
            Assert.Equal(Table.Find(unit.Text), unit.Row);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Random letters are no words: these are, with what stands between words in real texts.</summary>
    [Fact]
    public void Any_words_give_the_units_of_the_recipe()
    {
        var recipe = new UnitRecipe(Resource());
        var words = Gen.OneOf(
            Gen.Choose(0, Table.Count - 1).Select(row => Table.Lemma(row).Replace('_', ' ')),
            Gen.Elements("The", "of", "in", "wasn't", "running", "stopped", "churches", "women", "biggest", "flies", "Kleinfurts", "42", "größer", "İ", "\u212Aelvin", "日本"));
        var endings = Gen.Elements("", "", "s", "es", "ed", "ing", "er", "est", "'s", "’ll", "'", "-");
        var texts = Gen.Zip(words, endings).ArrayOf().Select(pairs => string.Join(' ', pairs.Select(pair => pair.Item1 + pair.Item2)));

        Prop.ForAll(texts.ToArbitrary(), text => Assert.Equal(recipe.Units(text), Table.Units(text).Select(unit => unit.Text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Fact]
    public void Stop_words_give_no_unit() =>
        Assert.All(UnitRecipe.StopWords(Resource()), word =>
        {
            Assert.Empty(Table.Units(word));
            Assert.Equal(-1, Table.Find(word));
        });

    [Fact]
    public void Every_lemma_is_found_in_its_row() =>
        Assert.All(Enumerable.Range(0, Table.Count), row => Assert.Equal(row, Table.Find(Table.Lemma(row))));

    [Fact]
    public void Vectors_have_length_one_and_cosines_are_symmetric() => Prop.ForAll(
        Gen.Choose(0, Table.Count - 1).Two().ToArbitrary(),
        pair =>
        {
            var (one, other) = pair;
            var cosine = Table.Cosine(one, other);

            Assert.InRange(cosine, -1, 1);
            Assert.Equal(cosine, Table.Cosine(other, one));
            Assert.Equal(1, Table.Cosine(one, one), 5);
            Assert.Equal(cosine, Vector(one).Zip(Vector(other), (x, y) => x * y).Sum(), 4);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_vector_is_added_to_what_is_there()
    {
        var sum = Vector(1);
        Table.AddVector(2, 3, sum);

        Assert.All(sum.Zip(Vector(1).Zip(Vector(2), (one, two) => one + (3 * two))), pair => Assert.Equal(pair.Second, pair.First, tolerance: 1e-6));
    }

    [Fact]
    public void Lemmas_share_a_word_where_one_of_theirs_is_the_same() => Prop.ForAll(
        Gen.Choose(0, Table.Count - 1).Two().ToArbitrary(),
        pair =>
        {
            var (one, other) = pair;
            Assert.Equal(Table.Lemma(one).Split('_').Intersect(Table.Lemma(other).Split('_')).Any(), Table.SharesWord(one, other));
            Assert.True(Table.SharesWord(one, one));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("guard_dog", "dog", true)]
    [InlineData("guard_dog", "guide_dog", true)]
    [InlineData("bird_of_prey", "balance_of_power", true)]
    [InlineData("retriever", "dog", false)]
    [InlineData("car", "carpet", false)]
    public void A_shared_word_is_a_whole_word(string one, string other, bool isShared) =>
        Assert.Equal(isShared, Table.SharesWord(Table.Find(one), Table.Find(other)));

    [Theory]
    [InlineData(-1)]
    [InlineData(48_515)]
    public void A_row_that_is_not_there_is_refused(int row)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Lemma(row));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.Cosine(0, row));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.SharesWord(row, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.CopyVector(row, new float[128]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.CopyVector(0, new float[127]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.AddVector(row, 1, new float[128]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Table.AddVector(0, 1, new float[127]));
    }

    [Fact]
    public void A_table_is_there_only_beside_the_offline_embedder()
    {
        using var offline = new ServiceCollection().AddOfflineModels().BuildServiceProvider();
        using var real = new ServiceCollection().AddSingleton(Substitute.For<IEmbedder>()).AddOfflineModels().BuildServiceProvider();

        Assert.NotNull(offline.GetService<IConceptTable>());
        Assert.Null(real.GetService<IConceptTable>());
    }

    [Fact]
    public void The_licence_of_what_the_table_is_made_from_is_given()
    {
        var notice = File.ReadAllText(Path.Combine(Root(AppContext.BaseDirectory), "NOTICE"));

        Assert.Contains("WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.", notice, StringComparison.Ordinal);
    }

    internal static byte[] Resource()
    {
        using var stream = typeof(ConceptTable).Assembly.GetManifestResourceStream(ConceptData.Resource)!;
        var data = new byte[stream.Length];
        stream.ReadExactly(data);
        return data;
    }

    private static float[] Vector(int row)
    {
        var vector = new float[Table.Dimensions];
        Table.CopyVector(row, vector);
        return vector;
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "NOTICE")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("the tests run outside the checkout"));

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        return ~crc;
    }
}
