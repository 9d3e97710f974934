using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Models;
using MemoryFunctions.Embedded.Models;
using Microsoft.Extensions.DependencyInjection;

namespace MemoryFunctions.Embedded.Tests.Models;

public sealed class LexicalEmbedderTests
{
    private readonly LexicalEmbedder embedder = new();

    [Fact]
    public async Task Texts_that_share_words_are_nearer_than_others()
    {
        var vectors = await Embed("We adopted a dog last spring", "The dog was adopted in spring", "Interest rates rose again");
        Assert.True(Cosine(vectors[0], vectors[1]) > 0.8);
        Assert.True(Math.Abs(Cosine(vectors[0], vectors[2])) < 0.3);
    }

    [Theory]
    [InlineData("accommodation booked", "acommodation booked", 0.4)]
    [InlineData("Serverraumtemperatur", "Temperatur im Serverraum", 0.2)]
    [InlineData("我昨天去了北京", "昨天北京下雨", 0.3)]
    public async Task Misspellings_compounds_and_runs_meet(string one, string other, double least)
    {
        var vectors = await Embed(one, other);
        Assert.True(Cosine(vectors[0], vectors[1]) > least);
    }

    [Fact]
    public async Task A_vector_has_the_same_bits_in_every_process()
    {
        var vector = (await Embed("Caroline went to the support group in Zürich, 昨天"))[0].ToArray();
        var hash = vector.Aggregate(17UL, (sum, value) => (sum * 31) + BitConverter.SingleToUInt32Bits(value));
        Assert.Equal(9867013312770245293UL, hash);
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
        Assert.Equal(LexicalEmbedder.Dimensions, vector.Length);
        Assert.Equal(1, Cosine(vector, vector), 4);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void It_is_used_where_its_name_is_set()
    {
        using var services = new ServiceCollection().AddOfflineModels("lexical-1").BuildServiceProvider();
        Assert.Equal(new ModelSignature("lexical-1", 512), services.GetRequiredService<IEmbedder>().Signature);
    }

    private Task<IReadOnlyList<ReadOnlyMemory<float>>> Embed(params string[] texts) => embedder.EmbedAsync(texts, CancellationToken.None);

    private static double Cosine(ReadOnlyMemory<float> one, ReadOnlyMemory<float> other) =>
        one.ToArray().Zip(other.ToArray(), (x, y) => (double)x * y).Sum();
}
