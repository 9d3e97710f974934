namespace MemoryFunctions.Bench.Chaos;

/// <summary>Looks at the documents of a bank on disk, with their chunks and what they say.</summary>
internal static class StoredDocumentCheck
{
    private const long Never = 9_007_199_254_740_991;

    /// <param name="items">Of the bank's present incarnation.</param>
    /// <param name="contents">What each document holds.</param>
    public static IEnumerable<(ViolationKind Kind, string? Document, string Detail)> Check(
        IReadOnlyList<StoredItem> items, IReadOnlyDictionary<string, Content> contents)
    {
        var documents = items.Where(item => item.Kind == "document" && !item.Is("deleted")).ToList();
        foreach (var document in documents)
        {
            var id = document.Text("documentId")!;
            var unfinished = string.Join(", ", Unfinished(document));
            if (unfinished.Length > 0)
            {
                yield return (ViolationKind.Stuck, id, unfinished);
            }

            var expected = contents.GetValueOrDefault(id, Content.Nothing).Texts.CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            var found = items.Where(item => IsTurn(item) && item.DocumentLife == document.DocumentLife)
                .CountBy(item => item.Text("text")!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            foreach (var text in expected.Keys.Union(found.Keys, StringComparer.Ordinal).Where(text => expected.GetValueOrDefault(text) != found.GetValueOrDefault(text)))
            {
                var (want, have) = (expected.GetValueOrDefault(text), found.GetValueOrDefault(text));
                var kind = have < want ? ViolationKind.Lost : want == 0 ? ViolationKind.Resurrected : ViolationKind.Duplicated;
                yield return (kind, id, $"{have} statements instead of {want}: {text}");
            }
        }

        foreach (var gone in items.Where(item => item.Kind == "document" && item.Is("deleted") && !item.Has("ttl")))
        {
            yield return (ViolationKind.Stuck, gone.Text("documentId"), "what is left of the deleted document does not expire");
        }

        foreach (var orphan in Orphans(items, documents))
        {
            yield return orphan;
        }
    }

    private static IEnumerable<string> Unfinished(StoredItem document)
    {
        if (document.Has("dueAt"))
        {
            yield return "the document is due";
        }

        if (document.Text("failure") is { } failure)
        {
            yield return $"the document failed: {failure}";
        }

        if (document.Number("version") != document.Number("indexedVersion"))
        {
            yield return $"version {document.Number("version")}, indexed {document.Number("indexedVersion")}";
        }

        if (document.List("dropped").Any())
        {
            yield return "the document has dropped chunks";
        }
    }

    private static IEnumerable<(ViolationKind Kind, string? Document, string Detail)> Orphans(IReadOnlyList<StoredItem> items, IReadOnlyList<StoredItem> documents)
    {
        var lives = documents.Select(document => document.DocumentLife).ToHashSet(StringComparer.Ordinal);
        foreach (var statement in items.Where(item => item.Kind is "memory" or "fact"))
        {
            var isRetired = statement.Number("until") != Never;
            if (statement.Has("generation") || (!isRetired && (statement.Has("retiredBy") || statement.Has("ttl"))) || (isRetired && !statement.Has("ttl")))
            {
                yield return (ViolationKind.Stuck, statement.Text("documentId"), $"{statement.Kind} {statement.Id} is neither there for good nor about to go: {statement.Json}");
            }
            else if (!isRetired && !lives.Contains(statement.DocumentLife))
            {
                yield return (ViolationKind.Stuck, statement.Text("documentId"), $"{statement.Kind} {statement.Id} is of no document: {statement.Text("text")}");
            }
        }

        var listed = documents.SelectMany(document => document.List("parts")
            .SelectMany(part => part.GetProperty("chunks").EnumerateArray())
            .Select(chunk => (document.DocumentLife, chunk.GetProperty("hash").GetString()))).ToHashSet();
        var chunks = items.Where(item => item.Kind == "chunk").Select(chunk => (chunk.DocumentLife, chunk.Text("hash"))).ToHashSet();
        if (chunks.Except(listed).ToList() is { Count: > 0 } left)
        {
            yield return (ViolationKind.Stuck, null, $"{left.Count} chunks that no document lists");
        }

        if (listed.Except(chunks).ToList() is { Count: > 0 } missing)
        {
            yield return (ViolationKind.Lost, null, $"{missing.Count} chunks that documents list are not there");
        }
    }

    /// <summary>A turn's own statement, shown or behind another that says the same; what cites turns is somebody's conclusion.</summary>
    private static bool IsTurn(StoredItem item) =>
        item.Kind is "memory" or "fact" && item.Number("until") == Never && !item.List("cites").Any();
}
