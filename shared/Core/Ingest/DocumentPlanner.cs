using System.Globalization;
using MemoryFunctions.Core.Banks;
using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Extract;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Works out what a document's newest version changes against the version that is indexed: turns that are there already keep
/// their memories, new ones get one, vanished ones lose theirs. What it reads and makes is in proportion to what changed.
/// </summary>
internal sealed class DocumentPlanner(IDocumentStore documents, IMemoryStore memories, TimeProvider time, ExtractionMarker? marker)
{
    private static readonly IReadOnlyDictionary<string, Chunk> NoTexts = new Dictionary<string, Chunk>(StringComparer.Ordinal);

    /// <summary>Null where a chunk is missing, because the document changed while it was read.</summary>
    public async Task<DocumentPlan?> PlanAsync(BankId bank, BankView view, StoredDocument document, CancellationToken cancellationToken)
    {
        var layout = new DocumentLayout(document);
        var done = document with
        {
            IndexedVersion = document.Version,
            Indexed = layout.Indexed,
            Dropped = [],
            DueAt = null,
            Attempts = 0,
            Strikes = 0,
            RevivedAt = null,
        };
        var removed = document.Dropped.Select(hash => new ChunkKey(document.Life, hash)).ToList();
        if (layout.IsUnchanged)
        {
            return new DocumentPlan { Before = document, Document = Mark(done, NoTexts), RemovedChunks = removed };
        }

        var hashes = layout.WindowHashes;
        var texts = await documents.ReadChunksAsync(bank, view.Life, document.Life, hashes, cancellationToken).ConfigureAwait(false);
        if (texts.Count < hashes.Count)
        {
            return null;
        }

        var before = await ReadOldAsync(bank, view, document, layout, cancellationToken).ConfigureAwait(false);
        var (slots, touched) = layout.Slots(texts);
        var plan = Compare(bank, document, slots, touched, before);
        plan = await new CitedFacts(memories).FollowAsync(bank, view, plan, cancellationToken).ConfigureAwait(false);
        return plan with
        {
            Document = Mark(done with { MemoryCount = document.MemoryCount + plan.Added.Count - plan.Retired.Count }, texts),
            RemovedChunks = removed,
        };
    }

    private StoredDocument Mark(StoredDocument document, IReadOnlyDictionary<string, Chunk> texts) => marker?.Mark(document, texts) ?? document;

    /// <summary>The turns that the window covered in the version before.</summary>
    private async Task<IReadOnlyList<DocumentMemory>> ReadOldAsync(
        BankId bank, BankView view, StoredDocument document, DocumentLayout layout, CancellationToken cancellationToken)
    {
        if (document.IndexedVersion == 0)
        {
            return [];
        }

        var found = await memories.ReadDocumentAsync(
            bank, view, document.Life, layout.OldLineFrom, layout.OldLineTo, cancellationToken).ConfigureAwait(false);
        if (layout.IsWhole)
        {
            return [.. found.Where(memory => memory.IsTurn)];
        }

        // A line too long for one chunk has turns inside the window and outside.
        var chunks = layout.OldWindow.Select(chunk => ChunkId.Create(bank, document.Id, chunk.Line, chunk.Piece)).ToHashSet(StringComparer.Ordinal);
        return [.. found.Where(memory => memory.IsTurn && chunks.Contains(memory.ChunkId))];
    }

    private DocumentPlan Compare(
        BankId bank, StoredDocument document, IReadOnlyList<TurnSlot> slots, Range touched, IReadOnlyList<DocumentMemory> before)
    {
        var now = time.GetUtcNow();
        var present = new TurnMatcher(before);
        var matches = slots.Select(slot => slot.IsSilent ? null : present.Take(slot.Fingerprint)).ToList();
        var terms = slots.Select((slot, at) => slot.IsSilent || matches[at] is { Curation.Rewords: true } ? [] : RawMemory.Terms(slot, DateOf(slot, matches[at]))).ToList();
        var (added, patched) = (new List<IndexedMemory>(), new List<MemoryPatch>());
        var (line, ordinal) = (-1, 0);
        for (var at = 0; at < slots.Count; at++)
        {
            var slot = slots[at];
            (line, ordinal) = (slot.Line, slot.Line == line ? ordinal + 1 : 0);
            if (at < touched.Start.Value || at >= touched.End.Value || slot.IsSilent)
            {
                continue;
            }

            var group = RawMemory.Group(document, slot, at > 0 ? slots[at - 1] : null);
            IReadOnlyList<string>?[] places = [terms[at], Place(at - 1), Place(at + 1), Place(at - 2), Place(at + 2)];
            var index = TermIndex.Build(places);
            if (matches[at] is not { } match)
            {
                added.Add(new IndexedMemory
                {
                    Unit = RawMemory.Make(bank, document, slot, IdOf(bank, document, line, ordinal), null, now),
                    Fingerprint = slot.Fingerprint,
                    Group = group,
                    Stamp = slot.Stamp,
                    DocumentLife = document.Life,
                    Terms = Distinct(places),
                    Index = index,
                    Embedding = ReadOnlyMemory<float>.Empty,
                });
            }
            else if (match.Curation is { IsChange: true })
            {
                // What a person has had a say in follows its turn, and takes over nothing else.
                if (CitedFacts.IsOpen(document) || !IsSame(bank, document, slot, match.Index, group, match))
                {
                    patched.Add(new MemoryPatch(RawMemory.Make(bank, document, slot, match.Id, match, now), slot.Stamp, group, [], match.Index, match));
                }
            }
            else if (CitedFacts.IsOpen(document) || !IsSame(bank, document, slot, index, group, match))
            {
                var unit = RawMemory.Make(bank, document, slot, match.Id, match, now);
                patched.Add(new MemoryPatch(unit, slot.Stamp, group, Distinct(places), index, match));
            }
        }

        return new DocumentPlan { Before = document, Document = document, Added = added, Patched = patched, Retired = present.Rest };

        IReadOnlyList<string>? Place(int at) => at >= 0 && at < terms.Count ? terms[at] : null;
    }

    private static List<string> Distinct(IReadOnlyList<string>?[] places) =>
        [.. places.SelectMany(place => place ?? []).Distinct(StringComparer.Ordinal)];

    private static bool IsSame(BankId bank, StoredDocument document, TurnSlot slot, TermIndex index, string group, DocumentMemory match) =>
        match.Line == slot.Line
        && string.Equals(match.Group, group, StringComparison.Ordinal)
        && match.MentionedAt == DateOf(slot, match)
        && string.Equals(match.Stamp, slot.Stamp, StringComparison.Ordinal)
        && string.Equals(match.ChunkId, ChunkId.Create(bank, document.Id, slot.Chunk), StringComparison.Ordinal)
        && match.Index.IsSame(index);

    /// <summary>The same for the same work done again, and never met again by another version.</summary>
    private static string IdOf(BankId bank, StoredDocument document, int line, int ordinal) =>
        bank.Handle + "-" + Digest.Of("memory", document.Life, string.Create(CultureInfo.InvariantCulture, $"{document.Version}/{line}/{ordinal}"));

    private static DateTimeOffset? DateOf(TurnSlot slot, DocumentMemory? match) =>
        match is not null && !slot.Dated ? match.MentionedAt ?? slot.At : slot.At;
}
