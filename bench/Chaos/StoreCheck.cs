namespace MemoryFunctions.Bench.Chaos;

/// <summary>
/// Looks at what is on disk once all work is done: each turn stands there once, nothing is left of what was deleted, and no
/// lease, staging or bell of work that is done.
/// </summary>
internal static class StoreCheck
{
    /// <summary>What a memory says that nobody retired: 2^53 - 1.</summary>
    private const long Never = 9_007_199_254_740_991;

    private static readonly string[] Unset = ["leaseOwner", "leaseUntil", "extractionOwner", "extractionUntil", "bellAt", "staging", "dueAt"];

    /// <param name="store">What is on disk.</param>
    /// <param name="contents">What each document of each bank holds.</param>
    public static IReadOnlyList<Violation> Check(Store store, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Content>> contents)
    {
        var violations = new List<Violation>();
        var banks = store.Items.ToLookup(item => item.Bank, StringComparer.Ordinal);
        var directory = store.Directory.ToDictionary(entry => entry.Bank, StringComparer.Ordinal);
        foreach (var (name, documents) in contents)
        {
            var path = PathOf(name);
            violations.AddRange(CheckBank([.. banks[path]], directory.GetValueOrDefault(path), documents)
                .Select(one => new Violation(one.Kind, name, one.Document, $"on disk: {one.Detail}")));
        }

        var known = contents.Keys.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        violations.AddRange(banks.Where(bank => !known.Contains(bank.Key))
            .Select(bank => new Violation(ViolationKind.Resurrected, bank.Key, null, $"on disk: {bank.Count()} items of a bank that nobody made")));
        return violations;
    }

    private static string PathOf(string bank) => $"default/u/{bank}";

    private static IEnumerable<(ViolationKind Kind, string? Document, string Detail)> CheckBank(
        IReadOnlyList<StoredItem> items, StoredItem? directory, IReadOnlyDictionary<string, Content> documents)
    {
        var headers = items.Where(item => item.Kind == "header").ToList();
        if (headers is not [var header])
        {
            // Whatever an incarnation leaves names it, so that a bank without one has nothing.
            return items.Count == 0
                ? documents.Values.Any(content => content.Lines.Count > 0) ? [(ViolationKind.Lost, null, "the bank is not there")] : []
                : [(ViolationKind.Stuck, null, $"{items.Count} items and {headers.Count} headers: {Kinds(items)}")];
        }

        List<(ViolationKind Kind, string? Document, string Detail)> wrong =
        [
            .. Unset.Where(header.Has).Select(name => (ViolationKind.Stuck, (string?)null, $"the header has {name} = {header.Json.GetProperty(name)}")),
            .. CheckIncarnation(header, items, directory),
            .. StoredDocumentCheck.Check([.. items.Where(item => item.Life == header.Life)], documents),
        ];
        return wrong;
    }

    private static IEnumerable<(ViolationKind Kind, string? Document, string Detail)> CheckIncarnation(
        StoredItem header, IReadOnlyList<StoredItem> items, StoredItem? directory)
    {
        if (header.List("generations").Any() || header.List("hidden").Any() || header.Is("rung"))
        {
            yield return (ViolationKind.Stuck, null, $"the header has something to finish: {header.Json}");
        }

        var others = items.Where(item => item.Life != header.Life).ToList();
        if (others.Count > 0)
        {
            yield return (ViolationKind.Stuck, null, $"{others.Count} items of another incarnation: {Kinds(others)}");
        }

        if (items.Count(item => item.Kind == "live") != 1)
        {
            yield return (ViolationKind.Lost, null, "the bank's marker is not there, or not alone");
        }

        // Which incarnation it names does not matter: of two that make a bank at once, the one that was second may die before it says so.
        if (directory is null)
        {
            yield return (ViolationKind.Lost, null, "no entry of the directory leads to the bank");
        }

        var shown = items.Count(item => item.Kind == "memory" && item.Number("until") == Never);
        var counted = items.FirstOrDefault(item => item.Kind == "statistics")?.Number("memories") ?? 0;
        if (counted != shown)
        {
            yield return (ViolationKind.Stuck, null, $"the statistics count {counted} memories, there are {shown}");
        }
    }

    private static string Kinds(IEnumerable<StoredItem> items) =>
        string.Join(", ", items.CountBy(item => item.Kind, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}"));
}
