using MemoryFunctions.Embedded.Cosmos.Containers;
using MemoryFunctions.Embedded.Cosmos.Journal;
using MemoryFunctions.Embedded.Cosmos.Protocol;
using Microsoft.Extensions.Logging;

namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>
/// The one place where anything changes. Concurrent writers queue here; those that have queued while the disk was busy form a group and share
/// its next flush. Only then are they applied and answered, so nobody sees what a crash could take back.
/// </summary>
internal sealed class CommitLog : IAsyncDisposable
{
    private const int MaxGroupBytes = 8 * 1024 * 1024;

    private readonly Catalog catalog;
    private readonly CommitGroup group;
    private readonly CommitJournal? journal;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly object sync = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Command> queue = [];
    private Exception? broken;
    private bool stopping;

    public CommitLog(Catalog catalog, CommitJournal? journal, TimeProvider time, ILogger logger)
    {
        this.catalog = catalog;
        this.journal = journal;
        this.time = time;
        this.logger = logger;
        group = new CommitGroup(catalog);
        if (journal is null)
        {
            stopped.SetResult();
        }
        else
        {
            new Thread(Run) { IsBackground = true, Name = "Embedded Cosmos journal" }.Start();
        }
    }

    /// <summary>Queues a command; the task ends when its effect is durable and visible.</summary>
    public Task<TResult> SubmitAsync<TResult>(Command<TResult> command)
    {
        lock (sync)
        {
            ObjectDisposedException.ThrowIf(stopping, this);
            if (journal is null)
            {
                CommitAll([command]);
            }
            else
            {
                queue.Add(command);
                Monitor.Pulse(sync);
            }
        }

        return command.Completion;
    }

    public async ValueTask DisposeAsync()
    {
        lock (sync)
        {
            stopping = true;
            Monitor.Pulse(sync);
        }

        await stopped.Task;
        if (journal is not null)
        {
            await journal.DisposeAsync();
        }
    }

    private void Run()
    {
        var taken = new List<Command>();
        while (true)
        {
            lock (sync)
            {
                while (queue.Count == 0 && !stopping)
                {
                    Monitor.Wait(sync);
                }

                if (queue.Count == 0)
                {
                    break;
                }

                (taken, queue) = (queue, taken);
            }

            CommitAll(taken);
            taken.Clear();
        }

        stopped.SetResult();
    }

    private void CommitAll(List<Command> commands)
    {
        var next = 0;
        while (next < commands.Count)
        {
            var staged = new List<Command>();
            group.Begin(time.GetUtcNow().ToUnixTimeSeconds());
            do
            {
                if (commands[next].IsAlone && staged.Count > 0)
                {
                    break;
                }

                Stage(commands[next], staged);
            }
            while (!commands[next++].IsAlone && next < commands.Count && group.Bytes < MaxGroupBytes);

            Commit(staged);
        }
    }

    private void Stage(Command command, List<Command> staged)
    {
        try
        {
            if (broken is not null)
            {
                throw new CosmosProblemException(503, "The journal could not be written; the endpoint no longer accepts writes.");
            }

            command.Stage(group);
            staged.Add(command);
        }
        catch (Exception exception)
        {
            command.Fail(exception);
        }
    }

    private void Commit(List<Command> staged)
    {
        try
        {
            if (group.Bytes > 0)
            {
                journal?.Commit(group.Payload);
            }

            foreach (var command in staged)
            {
                command.Apply();
                journal?.Grow(command.GrownBytes);
            }
        }
        catch (Exception exception)
        {
            // Whether the group is on the disk is unknown, and a later one must not follow it.
            Break(exception);
            staged.ForEach(c => c.Fail(new CosmosProblemException(503, "The journal could not be written.")));
            return;
        }

        staged.ForEach(c => c.Complete());
        try
        {
            journal?.CompactIfWorthwhile(catalog, group.Now);
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private void Break(Exception exception)
    {
        broken = exception;
        JournalLog.WriteFailed(logger, exception);
    }
}
