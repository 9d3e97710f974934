namespace MemoryFunctions.Embedded.Cosmos.Writes;

/// <summary>Something that the committing thread does: look, decide, record; and, once the record is durable, apply and answer.</summary>
internal abstract class Command
{
    /// <summary>Whether the command must be alone in its group, because those after it depend on its effect.</summary>
    public virtual bool IsAlone => false;

    /// <summary>How much the live data grew by; known once the command is applied.</summary>
    public long GrownBytes { get; protected set; }

    /// <summary>Decides the outcome and stages its changes and records.</summary>
    public abstract void Stage(CommitGroup group);

    /// <summary>Makes the staged changes visible. The records are durable.</summary>
    public abstract void Apply();

    /// <summary>Answers the caller.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <summary>A command with an answer.</summary>
internal abstract class Command<TResult> : Command
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<TResult> Completion => completion.Task;

    protected abstract TResult Result { get; }

    public override void Complete() => completion.TrySetResult(Result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
