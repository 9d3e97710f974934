namespace MemoryFunctions.Bench.Chaos;

/// <summary>
/// What a document may hold, going by what was sent and what was answered. Calls on a document come one after the other, or
/// it is a log: then several callers append to it at once, and nobody replaces it.
/// </summary>
internal sealed class DocumentTruth(string id, bool isLog) : IDisposable
{
    /// <summary>Whoever has a call on the document under way; a log has no owner.</summary>
    private readonly SemaphoreSlim owner = new(1, 1);

    public string Id => id;

    public bool IsLog => isLog;

    /// <summary>What it may hold, supposing that a deletion of the bank that is under way has not happened.</summary>
    public IReadOnlyList<Content> Possible { get; private set; } = [Content.Nothing];

    /// <summary>What it may hold if that deletion has happened.</summary>
    public IReadOnlyList<Content> AfterDeletion { get; private set; } = [Content.Nothing];

    /// <summary>What its owner sent last: the conversation as that caller knows it.</summary>
    public IReadOnlyList<Line> LastSent { get; set; } = [];

    /// <summary>The last operation that answers told of.</summary>
    public string? Operation { get; set; }

    public bool TryOwn() => isLog || owner.Wait(0);

    public void Disown()
    {
        if (!isLog)
        {
            owner.Release();
        }
    }

    public void BeginDeletion() => AfterDeletion = [Content.Nothing];

    public void EndDeletion() => Possible = AfterDeletion;

    /// <summary>What there is was read: it is this from now on.</summary>
    public void Settle(Content content) => (Possible, AfterDeletion) = ([content], [content]);

    /// <summary>A call that no deletion of the bank met came to its end.</summary>
    public void Take(Change change, bool isCertain) => Possible = Step(Possible, change, isCertain);

    /// <summary>A call came to its end that was under way beside a deletion of the bank, which may have come before or after it.</summary>
    public void TakeBeside(Change change, bool isCertain, bool deletionHasEnded)
    {
        if (deletionHasEnded)
        {
            Possible = Beside(Possible, change, isCertain);
        }
        else
        {
            Possible = Step(Possible, change, isCertain);
            AfterDeletion = Beside(AfterDeletion, change, isCertain);
        }
    }

    public void Dispose() => owner.Dispose();

    private IReadOnlyList<Content> Beside(IReadOnlyList<Content> before, Change change, bool isCertain) =>
        isLog ? Step(before, change, isCertain: false) : Distinct([Content.Nothing, .. Step(before, change, isCertain)]);

    private IReadOnlyList<Content> Step(IReadOnlyList<Content> before, Change change, bool isCertain)
    {
        if (isLog && change is Change.Append append)
        {
            // One uncertain line each, rather than twice as many contents for each of them.
            var lines = append.Lines.Select(line => line with { IsCertain = isCertain });
            return [.. before.Select(content => content.With(lines))];
        }

        var after = before.Select(change.ApplyTo);
        return Distinct(isCertain ? after : before.Concat(after));
    }

    private static IReadOnlyList<Content> Distinct(IEnumerable<Content> contents) =>
        [.. contents.DistinctBy(content => string.Join('\n', content.Lines.Select(line => $"{line.At:O} {line.Text}")), StringComparer.Ordinal)];
}
