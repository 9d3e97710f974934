using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Models;
using MemoryFunctions.ScriptedModels;

namespace MemoryFunctions.Azure.Tests.OpenAI;

public sealed class EmbedderTests
{
    [Fact]
    public async Task Texts_are_sent_with_the_dimensions_and_vectors_asked_for_as_base64()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.EmbedAsync("one", "日本");

        var request = Assert.Single(models.Server.Requests);
        Assert.Equal("/v1/embeddings", request.Path);
        Assert.Equal("""{"model":"embedding-model","input":["one","日本"],"dimensions":8,"encoding_format":"base64"}""", request.Body.GetRawText());
        Assert.Equal(new ModelSignature("embedding-model", 8), models.Embedder.Signature);
    }

    [Theory]
    [InlineData(ServerQuirks.None)]
    [InlineData(ServerQuirks.FloatsOnly)]
    [InlineData(ServerQuirks.Shuffled)]
    [InlineData(ServerQuirks.NoEncodingFormat)]
    public async Task Vectors_come_in_the_order_of_their_texts_and_of_length_1(ServerQuirks quirks)
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Quirks = quirks;

        var vectors = await models.EmbedAsync("red apple", "blue sky", "green");

        Assert.All(vectors, vector => Assert.Equal(1, vector.ToArray().Sum(value => value * value), 5));
        Assert.Equal(
            new[] { "red apple", "blue sky", "green" }.SelectMany(text => BagOfWords.Vector(text, 8).Select(value => value / 3)),
            vectors.SelectMany(vector => vector.ToArray()),
            (expected, actual) => Math.Abs(expected - actual) < 1e-6);
    }

    [Fact]
    public async Task Many_texts_are_sent_in_requests_of_the_size_that_is_set()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:BatchSize", "4")]);
        var texts = Enumerable.Range(0, 10).Select(i => $"text number {i}").ToArray();

        var vectors = await models.EmbedAsync(texts);

        Assert.Equal([2, 4, 4], models.Server.Requests.Select(request => request.Inputs.Count).Order());
        for (var i = 0; i < texts.Length; i++)
        {
            Assert.Equal((await models.EmbedAsync(texts[i]))[0].ToArray(), vectors[i].ToArray());
        }
    }

    [Fact]
    public async Task A_request_has_no_more_tokens_than_are_set()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:BatchTokens", "1000")]);

        await models.EmbedAsync([.. Enumerable.Repeat(new string('a', 1_600), 5), new string('b', 8_000), "c"]);

        Assert.Equal([1, 1, 1, 2, 2], models.Server.Requests.Select(request => request.Inputs.Count).Order());
    }

    [Fact]
    public async Task Nothing_is_asked_about_no_texts()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        Assert.Empty(await models.EmbedAsync());
        Assert.Empty(models.Server.Requests);
    }

    [Fact]
    public async Task A_text_that_is_longer_than_the_model_reads_is_embedded_by_its_beginning()
    {
        await using var models = await ModelsUnderTest.StartAsync();

        await models.EmbedAsync(new string('a', 100_000), string.Concat(Enumerable.Repeat("😀", 20_000)), "");

        var inputs = Assert.Single(models.Server.Requests).Inputs;
        Assert.InRange(inputs[0].Length, 31_000, 32_000);
        Assert.InRange(inputs[1].Length, 15_000, 16_000);
        Assert.True(char.IsLowSurrogate(inputs[1][^1]));
        Assert.Equal(" ", inputs[2]);
    }

    [Fact]
    public async Task What_is_too_long_after_all_is_sent_in_parts_and_a_text_alone_by_its_beginning()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Always(request => request.IsEmbedding && request.Inputs.Sum(input => input.Length) > 3_000
            ? ScriptedReply.Error(400, "max_tokens_per_request")
            : null);

        var vectors = await models.EmbedAsync(new string('a', 2_000), new string('b', 2_000), new string('c', 8_000));

        Assert.Equal(3, vectors.Count);
        Assert.Equal(BagOfWords.Vector(new string('c', 2_000), 8).Select(value => value / 3), vectors[2].ToArray(), (one, other) => Math.Abs(one - other) < 1e-6);
    }

    [Fact]
    public async Task A_server_that_does_not_know_dimensions_is_asked_without_and_must_have_the_length_that_is_set()
    {
        await using var fits = await ModelsUnderTest.StartAsync([("Models:Embedding:Dimensions", "768")]);
        await using var other = await ModelsUnderTest.StartAsync();
        fits.Server.Quirks = ServerQuirks.NoDimensions;
        other.Server.Quirks = ServerQuirks.NoDimensions;

        Assert.Equal(768, (await fits.EmbedAsync("a"))[0].Length);
        await fits.EmbedAsync("b");
        var failure = await Assert.ThrowsAsync<ModelException>(() => other.EmbedAsync("a"));

        Assert.Equal([true, false, false], fits.Server.Requests.Select(request => request.Has("dimensions")));
        Assert.False(failure.IsTransient);
        Assert.StartsWith("Models:Embedding:Dimensions is 8, but embedding-model answers with vectors of 768", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Vectors_of_another_length_than_was_asked_for_are_an_error()
    {
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(ScriptedFaults.WrongLength(4));

        Assert.False((await Assert.ThrowsAsync<ModelException>(() => models.EmbedAsync("a"))).IsTransient);
    }

    public static TheoryData<string, Func<ScriptedRequest, ScriptedReply?>> Faults => new()
    {
        { "one too few", ScriptedFaults.WrongCount() },
        { "dropped", ScriptedFaults.Dropped() },
        { "not JSON", ScriptedFaults.MalformedJson() },
        { "not vectors", _ => new ScriptedReply { Body = """{"data":[{"index":0,"embedding":"?"},{"index":1,"embedding":{}}]}""" } },
        { "the same twice", _ => new ScriptedReply { Body = """{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""" } },
        { "nowhere", _ => new ScriptedReply { Body = """{"data":[{"index":0,"embedding":[0,0,0,0,0,0,0,0]},{"index":1,"embedding":[0,0,0,0,0,0,0,0]}]}""" } },
        { "429", ScriptedFaults.TooMany() },
        { "500", ScriptedFaults.Status(500) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_may_pass_is_transient_and_asked_again(string name, Func<ScriptedRequest, ScriptedReply?> fault)
    {
        var time = new ManualTime();
        await using var once = await ModelsUnderTest.StartAsync();
        await using var twice = await ModelsUnderTest.StartAsync([("Models:Embedding:MaxRetries", "1")], time);
        once.Server.Next(fault);
        twice.Server.Next(fault);

        var failure = await Assert.ThrowsAsync<ModelException>(() => once.EmbedAsync("a", "b"));
        var embedding = twice.EmbedAsync("a", "b");
        time.Advance(await time.WaitForWaitAsync(wait => wait <= ModelDelays.Longest));

        Assert.Equal(2, (await embedding).Count);
        Assert.True(failure.IsTransient, name);
        Assert.StartsWith("Models:Embedding", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_refused_is_a_final_failure()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:MaxRetries", "3")]);
        models.Server.Next(ScriptedFaults.Status(400, "odd_input", "You said a"));

        var failure = await Assert.ThrowsAsync<ModelException>(() => models.EmbedAsync("a"));

        Assert.False(failure.IsTransient);
        Assert.Contains("status 400, odd_input", failure.Message, StringComparison.Ordinal);
        Assert.Single(models.Server.Requests);
    }

    [Fact]
    public async Task A_request_that_fails_ends_the_others()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:BatchSize", "1")]);
        models.Server.Next(request => request.Inputs.Contains("a", StringComparer.Ordinal) ? new ScriptedReply { Until = new TaskCompletionSource().Task } : null);
        models.Server.Next(request => request.Inputs.Contains("b", StringComparer.Ordinal) ? ScriptedReply.Error(400, null) : null);

        Assert.False((await Assert.ThrowsAsync<ModelException>(() => models.EmbedAsync("a", "b"))).IsTransient);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_let_go()
    {
        using var caller = new CancellationTokenSource();
        await using var models = await ModelsUnderTest.StartAsync();
        models.Server.Next(ScriptedFaults.Held(new TaskCompletionSource().Task));

        var embedding = models.Embedder.EmbedAsync(["a"], caller.Token);
        await models.Server.WaitForRequestsAsync(1);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
    }

    [Fact]
    public async Task A_text_that_comes_again_is_not_sent_again()
    {
        await using var models = await ModelsUnderTest.StartAsync([("Models:Embedding:CacheSize", "10")]);

        await models.EmbedAsync("a", "b", "a");
        await models.EmbedAsync("b", "c");

        Assert.Equal([["a", "b"], ["c"]], models.Server.Requests.Select(request => request.Inputs));
    }
}
