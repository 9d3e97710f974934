using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MemoryFunctions.Core.Models;

/// <summary>
/// Keeps the vectors that were asked for last, so that a text that comes again (the recent turns of a conversation, a question that
/// is repeated) is not sent again. Texts that are under way for one caller are waited for by others.
/// </summary>
public sealed class CachingEmbedder : IEmbedder, IDisposable
{
    private readonly IEmbedder _inner;
    private readonly int _capacity;
    private readonly Dictionary<Key, LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _order = [];
    private readonly Dictionary<Key, TaskCompletionSource<ReadOnlyMemory<float>?>> _underWay = [];
    private readonly Lock _gate = new();

    /// <param name="inner">Makes the vectors; disposed of with this.</param>
    /// <param name="capacity">How many vectors to keep; 0 keeps none, and shares none.</param>
    public CachingEmbedder(IEmbedder inner, int capacity)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _inner = inner;
        _capacity = capacity;
    }

    public ModelSignature Signature => _inner.Signature;

    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        if (_capacity == 0)
        {
            return await _inner.EmbedAsync(texts, cancellationToken).ConfigureAwait(false);
        }

        var keys = texts.Select(text => Key.Of(Signature, text)).ToArray();
        var found = new Dictionary<Key, ReadOnlyMemory<float>>();
        var mine = new Dictionary<Key, string>();
        var others = new Dictionary<Key, Task<ReadOnlyMemory<float>?>>();
        lock (_gate)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                Claim(keys[i], texts[i], found, mine, others);
            }
        }

        foreach (var (key, vector) in await AskAsync(mine, cancellationToken).ConfigureAwait(false))
        {
            found[key] = vector;
        }

        // Who was waited for may have failed, or gone: then it is this caller's to ask.
        var left = new Dictionary<Key, string>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (others.TryGetValue(keys[i], out var other))
            {
                if (await other.WaitAsync(cancellationToken).ConfigureAwait(false) is { } vector)
                {
                    found[keys[i]] = vector;
                }
                else
                {
                    left[keys[i]] = texts[i];
                }
            }
        }

        foreach (var (key, vector) in await AskAsync(left, cancellationToken).ConfigureAwait(false))
        {
            found[key] = vector;
        }

        return [.. keys.Select(key => found[key])];
    }

    public void Dispose() => (_inner as IDisposable)?.Dispose();

    private void Claim(
        Key key,
        string text,
        Dictionary<Key, ReadOnlyMemory<float>> found,
        Dictionary<Key, string> mine,
        Dictionary<Key, Task<ReadOnlyMemory<float>?>> others)
    {
        if (_kept.TryGetValue(key, out var node))
        {
            _order.Remove(node);
            _order.AddFirst(node);
            found[key] = node.Value.Vector;
        }
        else if (mine.ContainsKey(key))
        {
            // Twice in one call: asked for once.
        }
        else if (_underWay.TryGetValue(key, out var other))
        {
            others[key] = other.Task;
        }
        else
        {
            mine[key] = text;
            _underWay[key] = new TaskCompletionSource<ReadOnlyMemory<float>?>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Asks for texts and keeps the answers; whoever waits for them is told in any case.</summary>
    private async Task<IReadOnlyList<KeyValuePair<Key, ReadOnlyMemory<float>>>> AskAsync(Dictionary<Key, string> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
        {
            return [];
        }

        var pairs = asked.ToArray();
        IReadOnlyList<ReadOnlyMemory<float>>? vectors = null;
        try
        {
            vectors = await _inner.EmbedAsync([.. pairs.Select(pair => pair.Value)], cancellationToken).ConfigureAwait(false);
            return [.. pairs.Select((pair, i) => KeyValuePair.Create(pair.Key, vectors[i]))];
        }
        finally
        {
            lock (_gate)
            {
                for (var i = 0; i < pairs.Length; i++)
                {
                    // Without the cast, null would be an empty vector.
                    Settle(pairs[i].Key, i < vectors?.Count ? vectors[i] : (ReadOnlyMemory<float>?)null);
                }
            }
        }
    }

    private void Settle(Key key, ReadOnlyMemory<float>? vector)
    {
        if (vector is { } known && !_kept.ContainsKey(key))
        {
            _kept[key] = _order.AddFirst(new Kept(key, known));
            if (_kept.Count > _capacity)
            {
                _kept.Remove(_order.Last!.Value.Key);
                _order.RemoveLast();
            }
        }

        if (_underWay.Remove(key, out var waiting))
        {
            waiting.SetResult(vector);
        }
    }

    private sealed record Kept(Key Key, ReadOnlyMemory<float> Vector);

    /// <summary>A digest: texts may be long, and what users said is not to lie about in memory.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Key(UInt128 High, UInt128 Low)
    {
        public static Key Of(ModelSignature signature, string text)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(MemoryMarshal.AsBytes($"{signature}\n".AsSpan()));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            hash.GetHashAndReset(digest);
            return new Key(MemoryMarshal.Read<UInt128>(digest), MemoryMarshal.Read<UInt128>(digest[16..]));
        }
    }
}
