namespace MemoryFunctions.Azure.Cosmos.Reembed;

/// <summary>How far a move is. Its numbers may be read while they change.</summary>
public sealed class MoveProgress
{
    private int banks;
    private int banksDone;
    private long copied;
    private long removed;
    private long embedded;

    /// <summary>What is being done, for people.</summary>
    public string Stage { get; private set; } = "starting";

    /// <summary>How many banks this stage is about, and how many of them are done.</summary>
    public int Banks => Volatile.Read(ref banks);

    public int BanksDone => Volatile.Read(ref banksDone);

    /// <summary>Items written to the new container since the start.</summary>
    public long Copied => Interlocked.Read(ref copied);

    /// <summary>Items removed from it since the start, because they were removed from the old one.</summary>
    public long Removed => Interlocked.Read(ref removed);

    /// <summary>Texts that the new model was asked for since the start.</summary>
    public long Embedded => Interlocked.Read(ref embedded);

    internal void Begin(string stage, int count)
    {
        Stage = stage;
        Volatile.Write(ref banksDone, 0);
        Volatile.Write(ref banks, count);
    }

    internal void NoteBank() => Interlocked.Increment(ref banksDone);

    internal void Note(int written, int taken)
    {
        Interlocked.Add(ref copied, written);
        Interlocked.Add(ref removed, taken);
    }

    internal void NoteEmbedded(int texts) => Interlocked.Add(ref embedded, texts);
}
