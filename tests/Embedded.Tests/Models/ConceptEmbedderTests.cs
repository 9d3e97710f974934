using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;
using MemoryFunctions.Embedded.Models.Concepts;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Embedded.Tests.Models;

public sealed class ConceptEmbedderTests
{
    private static readonly ConceptTable Table = new();
    private readonly ConceptEmbedder embedder = new(Table);

    [Theory]
    [InlineData("What kind of dog does she have?", "We adopted a puppy last spring.", "We repaired the roof last spring.")]
    [InlineData("Is there a violin in the house?", "Her favourite instrument is the guitar.", "Her favourite meal is the soup.")]
    public async Task English_texts_about_the_same_are_near_without_a_word_in_common(string question, string near, string far)
    {
        var vectors = await Embed(question, near, far);
        Assert.True(Cosine(vectors[0], vectors[1]) > Cosine(vectors[0], vectors[2]) + 0.1);
    }

    [Fact]
    public async Task A_text_that_is_not_English_has_words_only()
    {
        var vectors = await Embed(
            "Die Frau war gestern mit dem Hund im Park und hat ein Kind gesehen",
            "El perro está en la casa de mi hermana",
            "Le chien de ma soeur est dans la maison",
            "我昨天去了北京",
            "Собака была в парке",
            "Kleinfurt Zyzzx");
        Assert.All(vectors, vector =>
        {
            Assert.Equal(0, Length(vector[ConceptEmbedder.HashedDimensions..]));
            Assert.Equal(1, Length(vector), 5);
        });
    }

    [Theory]
    [InlineData("Our dog was at the vet's yesterday.")]
    [InlineData("golden retriever puppy")]
    public async Task Words_and_concepts_of_English_count_alike(string text)
    {
        var vector = (await Embed(text))[0];
        Assert.Equal(Math.Sqrt(0.5), Length(vector[..ConceptEmbedder.HashedDimensions]), 5);
        Assert.Equal(Math.Sqrt(0.5), Length(vector[ConceptEmbedder.HashedDimensions..]), 5);
    }

    [Fact]
    public async Task What_everybody_says_weighs_less_than_what_it_is_about()
    {
        var vectors = await Embed("It was a good time, we had a great day with the violin", "violin", "a good time, a great day");
        var concepts = vectors.Select(vector => vector[ConceptEmbedder.HashedDimensions..]).ToList();
        Assert.True(Cosine(concepts[0], concepts[1]) > Cosine(concepts[0], concepts[2]));
    }

    [Fact]
    public async Task A_vector_has_the_same_bits_in_every_process()
    {
        var vector = (await Embed("Caroline went to the support group in Zürich, 昨天"))[0].ToArray();
        var hash = vector.Aggregate(17UL, (sum, value) => (sum * 31) + BitConverter.SingleToUInt32Bits(value));
        Assert.Equal(15450927727378115725UL, hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("?!")]
    public async Task A_text_without_words_has_a_fixed_vector_like_no_other(string text)
    {
        var vectors = await Embed(text, "", "some words");
        Assert.Equal(1, Cosine(vectors[0], vectors[1]), 5);
        Assert.Equal(0, Cosine(vectors[0], vectors[2]), 5);
    }

    [Fact]
    public void Every_vector_has_length_one() => Prop.ForAll<string?>(text =>
    {
        var vector = Embed(text ?? "").GetAwaiter().GetResult()[0];
        Assert.Equal(ConceptEmbedder.Dimensions, vector.Length);
        Assert.Equal(1, Length(vector), 4);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_has_a_place_for_each_dimension_of_the_table() => Assert.Equal(ConceptEmbedder.ConceptDimensions, Table.Dimensions);

    [Fact]
    public void It_is_used_where_no_model_is_set()
    {
        using var services = new ServiceCollection().AddOfflineModels().BuildServiceProvider();
        Assert.Equal(new ModelSignature("lexical-2", 512), services.GetRequiredService<IEmbedder>().Signature);
    }

    private Task<IReadOnlyList<ReadOnlyMemory<float>>> Embed(params string[] texts) => embedder.EmbedAsync(texts, CancellationToken.None);

    private static double Length(ReadOnlyMemory<float> vector) => Math.Sqrt(Cosine(vector, vector));

    private static double Cosine(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other) =>
        one.ToArray().Zip(other.ToArray(), (x, y) => (double)x * y).Sum();
}
