using MemoryFunctions.Core.Documents;
using MemoryFunctions.Core.Errors;
using MemoryFunctions.Core.Ingest;
using MemoryFunctions.Core.Memories;
using MemoryFunctions.Core.Text;

namespace MemoryFunctions.Core.Retain;

/// <summary>Makes a document's next version of the version before and the items for it.</summary>
internal static class DocumentMerge
{
    /// <summary>In estimated bytes: the document's own item, which lists its chunks, must stay well under the store's 2 MB.</summary>
    private const int MaxItemBytes = 1_200_000;

    /// <summary>The next version; null where the items change nothing.</summary>
    public static DocumentChange? Merge(
        string documentId,
        StoredDocument? present,
        IReadOnlyList<(RetainItem Item, int Index)> items,
        string operation,
        DateTimeOffset now,
        TimeSpan grace,
        int chunkLength = Chunker.MaxLength)
    {
        var alive = present is { Deleted: false } ? present : null;
        if (alive is not null && string.Equals(alive.LastOperation, operation, StringComparison.Ordinal))
        {
            return null;
        }

        // What an operation has appended it does not append again, though others have written since.
        if (alive is not null && alive.Parts.Any(part => string.Equals(part.Operation, operation, StringComparison.Ordinal)))
        {
            return null;
        }

        var parts = alive is null ? [] : alive.Parts.ToList();
        var known = Known(alive);
        var chunks = new Dictionary<string, Chunk>(StringComparer.Ordinal);
        var replaced = false;
        foreach (var (item, index) in items)
        {
            if (item.UpdateMode == UpdateMode.Replace && !replaced)
            {
                parts.Clear();
                replaced = true;
            }

            parts.Add(Part(item, index, parts.Sum(part => part.Lines), known, chunks, item.UpdateMode == UpdateMode.Append ? operation : null, now, chunkLength));
        }

        var tags = items.SelectMany(item => item.Item.Tags);
        if (!replaced && alive is not null)
        {
            tags = alive.Tags.Concat(tags);
        }

        List<string> distinct = [.. tags.Distinct(StringComparer.Ordinal)];
        if (distinct.Count > RetainValidation.MaxTags)
        {
            throw new InvalidInputException($"items.{items[0].Index}.tags", $"gives the document more than {RetainValidation.MaxTags} tags");
        }

        var next = new StoredDocument
        {
            Id = documentId,
            Life = alive?.Life ?? Digest.Random(),
            Version = (alive?.Version ?? 0) + 1,
            IndexedVersion = alive?.IndexedVersion ?? 0,
            Indexed = alive?.Indexed ?? [],
            Parts = parts,
            Dropped = Dropped(alive, parts),
            Tags = distinct,
            Scope = items.Select(item => item.Item.Scope).LastOrDefault(scope => scope is not null) ?? alive?.Scope ?? MemoryScope.None,
            ExpiresAt = items.Select(item => item.Item.ExpiresAt).LastOrDefault(at => at is not null) ?? alive?.ExpiresAt,
            IsVerbatim = items.Any(item => item.Item.IsVerbatim) || (!replaced && alive is { IsVerbatim: true }),
            Guidance = items.Select(item => item.Item.Guidance).LastOrDefault(guidance => guidance is not null) ?? alive?.Guidance,
            CreatedAt = alive?.CreatedAt ?? now,
            UpdatedAt = now,
            IndexedAt = alive?.IndexedAt,
            MemoryCount = alive?.MemoryCount ?? 0,
            Extraction = Extraction(alive?.Extraction ?? ExtractionState.None),
            DueAt = now + grace,
            LastOperation = operation,
            ETag = present?.ETag ?? "",
        };
        if (CommitSize.Of(next) > MaxItemBytes)
        {
            throw new InvalidInputException(
                $"items.{items[0].Index}.content", "makes the document too large; continue under another document_id");
        }

        return alive is not null && alive.Failure is null && alive.Extraction.Failure is null && IsSame(alive, next)
            ? null
            : new DocumentChange(next, [.. chunks.Values.Where(chunk => alive?.Failure is not null || !known.ContainsKey(chunk.Hash))]);
    }

    /// <summary>What failed is taken up again, from the beginning; a model that cannot be reached is not asked sooner for it.</summary>
    private static ExtractionState Extraction(ExtractionState before) => before.Failure is null
        ? before with { Strikes = 0 }
        : before with { Failure = null, Strikes = 0, Attempts = 0, NotBefore = null, NewTokens = 0, NewSince = null };

    private static DocumentPart Part(
        RetainItem item,
        int index,
        int line,
        Dictionary<string, ChunkRef> known,
        Dictionary<string, Chunk> chunks,
        string? operation,
        DateTimeOffset now,
        int chunkLength)
    {
        var isJson = ConversationJson.TryParse(item.Content, out var turns);
        turns = isJson ? turns : ConversationParser.Parse(item.Content);
        var split = Chunker.Split(item.Content, turns, chunkLength);
        if (split.Count == 0)
        {
            throw new InvalidInputException($"items.{index}.content", "content cannot be empty");
        }

        var refs = new List<ChunkRef>(split.Count);
        foreach (var (chunk, chunkLine) in split)
        {
            chunks.TryAdd(chunk.Hash, chunk);

            // Without a timestamp of the caller's, what was said before keeps the time at which it was first retained.
            var at = item.Undated ? null
                : item.Timestamp ?? (known.TryGetValue(chunk.Hash, out var before) && !before.Dated ? before.At : now);
            var piece = refs.Count > 0 && refs[^1].Line == line + chunkLine ? refs[^1].Piece + 1 : 0;
            refs.Add(new ChunkRef
            {
                Hash = chunk.Hash,
                Line = line + chunkLine,
                Piece = piece,
                Length = chunk.Text.Length,
                Turns = chunk.Turns.Count,
                At = at,
                Dated = item.Timestamp is not null,
            });
        }

        return new DocumentPart
        {
            Context = item.Context,
            Metadata = item.Metadata,
            Entities = item.Entities,
            Operation = operation,
            Lines = isJson ? turns[^1].Number + 1 : item.Content.AsSpan().Count('\n') + 1,
            Chunks = refs,
        };
    }

    private static Dictionary<string, ChunkRef> Known(StoredDocument? document)
    {
        var known = new Dictionary<string, ChunkRef>(StringComparer.Ordinal);
        foreach (var chunk in document?.Parts.SelectMany(part => part.Chunks) ?? [])
        {
            known.TryAdd(chunk.Hash, chunk);
        }

        return known;
    }

    /// <summary>Chunks that no version needs any more once this one is there; those of the indexed version are still to be compared with.</summary>
    private static IReadOnlyList<string> Dropped(StoredDocument? before, List<DocumentPart> parts)
    {
        if (before is null)
        {
            return [];
        }

        var kept = parts.SelectMany(part => part.Chunks).Select(chunk => chunk.Hash).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. before.Dropped.Concat(before.Parts.SelectMany(part => part.Chunks).Select(chunk => chunk.Hash))
                .Where(hash => !kept.Contains(hash))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool IsSame(StoredDocument before, StoredDocument after) =>
        before.Tags.SequenceEqual(after.Tags, StringComparer.Ordinal)
        && before.Scope == after.Scope
        && before.ExpiresAt == after.ExpiresAt
        && before.IsVerbatim == after.IsVerbatim
        && before.Guidance == after.Guidance
        && before.Parts.Count == after.Parts.Count
        && before.Parts.Zip(after.Parts).All(pair =>
            string.Equals(pair.First.Context, pair.Second.Context, StringComparison.Ordinal)
            && pair.First.Entities.SequenceEqual(pair.Second.Entities, StringComparer.Ordinal)
            && pair.First.Metadata.Count == pair.Second.Metadata.Count
            && pair.First.Metadata.All(entry =>
                pair.Second.Metadata.TryGetValue(entry.Key, out var value) && string.Equals(entry.Value, value, StringComparison.Ordinal))
            && pair.First.Chunks.SequenceEqual(pair.Second.Chunks));
}
