namespace MemoryFunctions.Bench.Chaos;

/// <summary>What a bank may hold, going by what was sent and what was answered. Thread-safe.</summary>
internal sealed class BankTruth : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Call> open = [];

    public BankTruth(string name, int documents)
    {
        Name = name;
        Log = new DocumentTruth("log", isLog: true);
        Conversations = [.. Enumerable.Range(0, documents).Select(number => new DocumentTruth($"talk-{number}", isLog: false))];
        Documents = [.. Conversations, Log];
    }

    public string Name { get; }

    /// <summary>Appended to by several callers at once.</summary>
    public DocumentTruth Log { get; }

    public IReadOnlyList<DocumentTruth> Conversations { get; }

    public IReadOnlyList<DocumentTruth> Documents { get; }

    public bool IsBeingDeleted { get; private set; }

    /// <summary>A deletion was not answered and will not be sent again: nobody calls until it is known what became of it.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Texts that were in the bank and are not any more, the latest.</summary>
    public IReadOnlyList<string> Gone { get; private set; } = [];

    /// <summary>Texts that are in the bank, as last seen.</summary>
    public IReadOnlyList<string> Present { get; private set; } = [];

    /// <summary>Null where the document is another caller's, or the bank frozen.</summary>
    public Call? TryBegin(DocumentTruth document)
    {
        lock (gate)
        {
            if (IsFrozen || !document.TryOwn())
            {
                return null;
            }

            var call = new Call(document) { MetDeletion = IsBeingDeleted };
            open.Add(call);
            return call;
        }
    }

    public void End(Call call, Change? change, bool isCertain)
    {
        lock (gate)
        {
            open.Remove(call);
            if (change is not null)
            {
                if (call.MetDeletion)
                {
                    call.Document.TakeBeside(change, isCertain, deletionHasEnded: !IsBeingDeleted && !IsFrozen);
                }
                else
                {
                    call.Document.Take(change, isCertain);
                }
            }

            call.Document.Disown();
        }
    }

    public bool TryBeginDeletion()
    {
        lock (gate)
        {
            if (IsFrozen || IsBeingDeleted)
            {
                return false;
            }

            IsBeingDeleted = true;
            open.ForEach(call => call.MetDeletion = true);
            foreach (var document in Documents)
            {
                document.BeginDeletion();
            }

            return true;
        }
    }

    public void EndDeletion(bool isCertain)
    {
        lock (gate)
        {
            (IsBeingDeleted, IsFrozen) = (false, !isCertain);
            if (isCertain)
            {
                foreach (var document in Documents)
                {
                    document.EndDeletion();
                }
            }
        }
    }

    /// <summary>What the bank holds was read, and is one of the things that it may hold.</summary>
    public void Settle(IReadOnlyDictionary<string, Content> contents)
    {
        lock (gate)
        {
            IsFrozen = false;
            var present = contents.Values.SelectMany(content => content.Texts).ToHashSet(StringComparer.Ordinal);
            Gone = [.. Present.Except(present, StringComparer.Ordinal).Concat(Gone.Where(text => !present.Contains(text))).Take(50)];
            Present = [.. present];
            foreach (var document in Documents)
            {
                document.Settle(contents.GetValueOrDefault(document.Id, Content.Nothing));
            }
        }
    }

    public void Dispose()
    {
        foreach (var document in Documents)
        {
            document.Dispose();
        }
    }

    /// <summary>A call on a document that is under way.</summary>
    internal sealed class Call(DocumentTruth document)
    {
        public DocumentTruth Document => document;

        /// <summary>Whether a deletion of the bank was under way at any time during the call.</summary>
        public bool MetDeletion { get; set; }
    }
}
