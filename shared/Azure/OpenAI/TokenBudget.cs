namespace MemoryFunctions.Azure.OpenAI;

/// <summary>
/// Tokens for a minute, shared by the calls of a process: a bucket that fills evenly and holds a minute's at most. Who takes more
/// than is there waits for as long as it takes to fill up, in turn. Takings are estimates, and corrected once it is known what a
/// call took.
/// </summary>
/// <param name="perMinute">How many; 0 sets no limit.</param>
/// <param name="time">What minutes are measured with.</param>
internal sealed class TokenBudget(int perMinute, TimeProvider time)
{
    private readonly double _perSecond = perMinute / 60.0;
    private readonly Lock _gate = new();
    private double _balance = perMinute;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Takes so many as soon as they are there; takes none where it is cancelled before.</summary>
    public async Task TakeAsync(long tokens, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (perMinute == 0 || Take(tokens) is not { } wait)
        {
            return;
        }

        try
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            GiveBack(tokens);
            throw;
        }
    }

    /// <summary>Gives back what was taken too much; a negative number takes what was taken too little.</summary>
    public void GiveBack(long tokens)
    {
        if (perMinute != 0)
        {
            lock (_gate)
            {
                _balance = Math.Min(perMinute, _balance + tokens);
            }
        }
    }

    private TimeSpan? Take(long tokens)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _balance = Math.Min(perMinute, _balance + (_perSecond * time.GetElapsedTime(_filledAt, now).TotalSeconds));
            _filledAt = now;
            _balance -= tokens;
            return _balance < 0 ? TimeSpan.FromMilliseconds(Math.Ceiling(-_balance / _perSecond * 1_000)) : null;
        }
    }
}
