using System.Collections.Concurrent;
using MemoryFunctions.Core.Banks;

namespace MemoryFunctions.Core.Ingest;

/// <summary>
/// Lets the workers of one process into a bank one after the other, so that they do not contend for its lease in the store.
/// It holds only banks that somebody is in or waits for.
/// </summary>
public sealed class BankGate
{
    private readonly ConcurrentDictionary<string, Door> doors = new(StringComparer.Ordinal);

    /// <summary>Waits until the bank is free; disposing the answer ends it.</summary>
    public async Task<Pass> EnterAsync(BankId bank, CancellationToken cancellationToken)
    {
        var path = bank.Path;
        while (true)
        {
            var door = doors.GetOrAdd(path, static _ => new Door());
            if (!door.TryJoin())
            {
                continue; // it was being taken away
            }

            var waited = door.Lock.CurrentCount == 0;
            try
            {
                await door.Lock.WaitAsync(cancellationToken).ConfigureAwait(false);
                return new Pass(this, path, door, waited);
            }
            catch
            {
                Leave(path, door);
                throw;
            }
        }
    }

    private void Leave(string path, Door door)
    {
        if (door.Leave())
        {
            doors.TryRemove(new KeyValuePair<string, Door>(path, door));
            door.Lock.Dispose();
        }
    }

    /// <summary>A worker's stay in a bank.</summary>
    public sealed class Pass : IDisposable
    {
        private readonly BankGate gate;
        private readonly string path;
        private readonly Door door;
        private int left;

        internal Pass(BankGate gate, string path, Door door, bool waited) =>
            (this.gate, this.path, this.door, Waited) = (gate, path, door, waited);

        /// <summary>Whether somebody else was in the bank before: perhaps the work is done.</summary>
        public bool Waited { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                door.Lock.Release();
                gate.Leave(path, door);
            }
        }
    }

    internal sealed class Door
    {
        private readonly Lock sync = new();
        private int inside;
        private bool closed;

        public SemaphoreSlim Lock { get; } = new(1, 1);

        public bool TryJoin()
        {
            lock (sync)
            {
                inside += closed ? 0 : 1;
                return !closed;
            }
        }

        /// <summary>Whether nobody is left.</summary>
        public bool Leave()
        {
            lock (sync)
            {
                closed = --inside == 0;
                return closed;
            }
        }
    }
}
