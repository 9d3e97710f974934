using FsCheck;
using FsCheck.Fluent;
using MemoryFunctions.Core.Models;

namespace MemoryFunctions.Core.Tests.Models;

public sealed class CachingEmbedderTests
{
    [Fact]
    public async Task A_text_that_is_kept_is_not_asked_for_again()
    {
        var inner = new CountingEmbedder();
        using var embedder = new CachingEmbedder(inner, 10);

        await embedder.EmbedAsync(["a", "b", "a"], CancellationToken.None);
        var vectors = await embedder.EmbedAsync(["c", "b"], CancellationToken.None);

        Assert.Equal([["a", "b"], ["c"]], inner.Calls);
        Assert.Equal([inner.Of("c"), inner.Of("b")], vectors.Select(vector => vector.ToArray()));
    }

    [Fact]
    public async Task The_text_that_was_not_asked_for_the_longest_makes_room()
    {
        var inner = new CountingEmbedder();
        using var embedder = new CachingEmbedder(inner, 2);

        await embedder.EmbedAsync(["a"], CancellationToken.None);
        await embedder.EmbedAsync(["b"], CancellationToken.None);
        await embedder.EmbedAsync(["a"], CancellationToken.None);
        await embedder.EmbedAsync(["c"], CancellationToken.None);
        await embedder.EmbedAsync(["a"], CancellationToken.None);
        await embedder.EmbedAsync(["b"], CancellationToken.None);

        Assert.Equal([["a"], ["b"], ["c"], ["b"]], inner.Calls);
    }

    [Fact]
    public async Task With_no_room_everything_is_asked_for()
    {
        var inner = new CountingEmbedder();
        using var embedder = new CachingEmbedder(inner, 0);

        await embedder.EmbedAsync(["a", "a"], CancellationToken.None);
        await embedder.EmbedAsync(["a"], CancellationToken.None);

        Assert.Equal([["a", "a"], ["a"]], inner.Calls);
    }

    [Fact]
    public async Task Callers_at_the_same_time_share_a_request()
    {
        var inner = new CountingEmbedder { Gate = new TaskCompletionSource() };
        using var embedder = new CachingEmbedder(inner, 10);
        var first = embedder.EmbedAsync(["a", "b"], CancellationToken.None);
        var second = embedder.EmbedAsync(["b", "a"], CancellationToken.None);

        inner.Gate.SetResult();

        Assert.Equal([inner.Of("a"), inner.Of("b")], (await first).Select(vector => vector.ToArray()));
        Assert.Equal([inner.Of("b"), inner.Of("a")], (await second).Select(vector => vector.ToArray()));
        Assert.Equal([["a", "b"]], inner.Calls);
    }

    [Fact]
    public async Task A_caller_whose_request_failed_spoils_it_for_nobody_else()
    {
        using var caller = new CancellationTokenSource();
        var inner = new CountingEmbedder { Gate = new TaskCompletionSource() };
        using var embedder = new CachingEmbedder(inner, 10);
        var first = embedder.EmbedAsync(["a"], caller.Token);
        var second = embedder.EmbedAsync(["a", "b"], CancellationToken.None);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        inner.Gate.SetResult();

        Assert.Equal([inner.Of("a"), inner.Of("b")], (await second).Select(vector => vector.ToArray()));
        Assert.Equal([["a"], ["b"], ["a"]], inner.Calls);
    }

    [Fact]
    public async Task A_caller_who_waits_for_another_can_give_up()
    {
        using var caller = new CancellationTokenSource();
        var inner = new CountingEmbedder { Gate = new TaskCompletionSource() };
        using var embedder = new CachingEmbedder(inner, 10);
        var first = embedder.EmbedAsync(["a"], CancellationToken.None);
        var second = embedder.EmbedAsync(["a"], caller.Token);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        inner.Gate.SetResult();

        Assert.Single(await first);
    }

    /// <summary>Whatever is kept or not: every text has its own vector, in its place.</summary>
    [Fact]
    public void The_cache_changes_no_answer()
    {
        var calls = Gen.Choose(0, 9).Select(number => $"text {number}").ListOf().ListOf().ToArbitrary();

        Prop.ForAll(calls, Gen.Choose(0, 5).ToArbitrary(), (list, capacity) =>
        {
            var inner = new CountingEmbedder();
            using var embedder = new CachingEmbedder(inner, capacity);
            foreach (var texts in list)
            {
                var vectors = embedder.EmbedAsync([.. texts], CancellationToken.None).GetAwaiter().GetResult();
                Assert.Equal(texts.Select(inner.Of), vectors.Select(vector => vector.ToArray()));
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    private sealed class CountingEmbedder : IEmbedder
    {
        private readonly List<string[]> calls = [];

        public IReadOnlyList<string[]> Calls => calls;

        public TaskCompletionSource? Gate { get; init; }

        public ModelSignature Signature { get; } = new("counting", 2);

        public float[] Of(string text) => [text.Length, text[^1]];

        public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
        {
            calls.Add([.. texts]);
            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(cancellationToken);
            }

            return [.. texts.Select(text => (ReadOnlyMemory<float>)Of(text))];
        }
    }
}
