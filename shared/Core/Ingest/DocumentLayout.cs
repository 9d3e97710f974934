using System.Globalization;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>A document version as a list of chunks, compared with the version that was indexed before.</summary>
internal sealed class DocumentLayout
{
    /// <summary>Turns on each side whose index depends on a turn: how far a change reaches.</summary>
    public const int Reach = 2;

    private readonly StoredDocument document;
    private readonly List<(DocumentPart Part, ChunkRef Chunk)> chunks;

    public DocumentLayout(StoredDocument document)
    {
        this.document = document;
        chunks = [.. document.Parts.SelectMany(part => part.Chunks.Select(chunk => (part, chunk)))];
        Indexed = [.. chunks.Select(pair => new IndexedChunk(pair.Chunk.Hash, Stamp(document, pair.Part, pair.Chunk), pair.Chunk.Line))];
        var before = document.Indexed;
        var (pieces, oldPieces) = (Pieces(Indexed), Pieces(before));
        var most = Math.Min(before.Count, Indexed.Count);
        var prefix = 0;
        while (prefix < most && before[prefix] == Indexed[prefix])
        {
            prefix++;
        }

        var suffix = 0;
        while (suffix < most - prefix && Same(before[^(suffix + 1)], Indexed[^(suffix + 1)]) && oldPieces[^(suffix + 1)] == pieces[^(suffix + 1)])
        {
            suffix++;
        }

        var shifted = suffix > 0 && before[^1].Line != Indexed[^1].Line;
        IsUnchanged = prefix == Indexed.Count && prefix == before.Count;
        ChangedFrom = prefix;
        ChangedTo = shifted ? Indexed.Count : Indexed.Count - suffix;
        WindowFrom = Widen(ChangedFrom, -1);
        WindowTo = shifted ? Indexed.Count : Widen(ChangedTo, +1);

        // What stands behind the window is the same in both versions, counted from the end.
        var behind = Indexed.Count - WindowTo;
        OldWindow = [.. before.Zip(oldPieces, (chunk, piece) => (chunk.Line, piece)).Take(before.Count - behind).Skip(WindowFrom)];
        OldLineFrom = WindowFrom == 0 ? 0 : Indexed[WindowFrom].Line;
        OldLineTo = behind == 0 ? int.MaxValue : before[^behind].Line + 1;
    }

    /// <summary>What the next indexing compares with.</summary>
    public IReadOnlyList<IndexedChunk> Indexed { get; }

    public bool IsUnchanged { get; }

    /// <summary>Whether the window is the whole document, in both versions.</summary>
    public bool IsWhole => WindowFrom == 0 && WindowTo == Indexed.Count;

    /// <summary>The changed chunks: from this place up to but not at <see cref="ChangedTo"/>.</summary>
    public int ChangedFrom { get; }

    public int ChangedTo { get; }

    /// <summary>The chunks to read: the changed ones and those near enough to be touched.</summary>
    public int WindowFrom { get; }

    public int WindowTo { get; }

    /// <summary>The chunks of the version before that the window covers, by line and piece.</summary>
    public IReadOnlyList<(int Line, int Piece)> OldWindow { get; }

    /// <summary>
    /// Lines of the version before on which all turns of <see cref="OldWindow"/> are, and perhaps others: a long line goes
    /// on in the next chunk.
    /// </summary>
    public int OldLineFrom { get; }

    public int OldLineTo { get; }

    public IReadOnlySet<string> WindowHashes =>
        chunks.Take(WindowTo).Skip(WindowFrom).Select(pair => pair.Chunk.Hash).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The turns of the window in order, and which of them may need another index: the changed ones and those within reach.
    /// </summary>
    public (IReadOnlyList<TurnSlot> Slots, Range Touched) Slots(IReadOnlyDictionary<string, Chunk> texts)
    {
        var slots = new List<TurnSlot>();
        var (from, to) = (0, 0);
        for (var at = WindowFrom; at < WindowTo; at++)
        {
            from = at == ChangedFrom ? slots.Count : from;
            to = at == ChangedTo ? slots.Count : to;
            var (part, chunk) = chunks[at];
            foreach (var turn in texts[chunk.Hash].Turns)
            {
                slots.Add(new TurnSlot
                {
                    Turn = turn,
                    Line = chunk.Line + turn.Number,
                    Chunk = chunk,
                    Part = part,
                    At = turn.Timestamp ?? chunk.At,
                    Said = MemoryBlock.Strip(turn.Text),
                    Dated = turn.Timestamp is not null || chunk.Dated || chunk.At is null,
                    Fingerprint = Digest.Of("turn", turn.Speaker ?? "", turn.Text),
                    Stamp = Indexed[at].Stamp,
                });
            }
        }

        from = ChangedFrom == WindowTo ? slots.Count : from;
        to = ChangedTo == WindowTo ? slots.Count : to;
        return (slots, Math.Max(0, from - Reach)..Math.Min(slots.Count, to + Reach));
    }

    /// <summary>Moves a border outwards by whole chunks until the turns within reach have all of their neighbours.</summary>
    private int Widen(int border, int step)
    {
        var turns = 0;
        while (turns < 2 * Reach && (step < 0 ? border > 0 : border < chunks.Count))
        {
            turns += chunks[step < 0 ? border - 1 : border].Chunk.Turns;
            border += step;
        }

        return border;
    }

    /// <summary>Each chunk's place among the chunks that start on its line.</summary>
    private static List<int> Pieces(IReadOnlyList<IndexedChunk> chunks)
    {
        var pieces = new List<int>(chunks.Count);
        for (var at = 0; at < chunks.Count; at++)
        {
            pieces.Add(at > 0 && chunks[at - 1].Line == chunks[at].Line ? pieces[at - 1] + 1 : 0);
        }

        return pieces;
    }

    private static bool Same(IndexedChunk before, IndexedChunk after) =>
        string.Equals(before.Hash, after.Hash, StringComparison.Ordinal) && string.Equals(before.Stamp, after.Stamp, StringComparison.Ordinal);

    private static string Stamp(StoredDocument document, DocumentPart part, ChunkRef chunk) => Digest.Of(
    [
        part.Context ?? "\0",
        chunk.Dated ? chunk.At!.Value.ToString("O", CultureInfo.InvariantCulture) : chunk.At is null ? "undated" : "",
        string.Join('\0', document.Tags),
        string.Join('\0', part.Entities),
        .. part.Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => new[] { entry.Key, entry.Value }),
        .. ScopeOf(document),
    ]);

    /// <summary>Where a document was said and how long it holds; nothing where neither was stated, as in all that was written before there was either.</summary>
    public static IReadOnlyList<string> ScopeOf(StoredDocument document) => document.Scope == MemoryScope.None && document.ExpiresAt is null
        ? []
        :
        [
            "\0scope",
            document.Scope.AgentId ?? "\0",
            document.Scope.AppId ?? "\0",
            document.Scope.RunId ?? "\0",
            document.ExpiresAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "\0",
        ];
}
